import type { Call, MemoryObject, SearchMemoryResult } from "@mgp/core";
import { describe, expect, test } from "vitest";
import type { Caller } from "../src/caller/caller.ts";
import { sharedCaller } from "../src/caller/caller.ts";
import type { FindingQuestion, Policy } from "../src/policy/policy.ts";
import { builtInPolicy, builtInRules, rulePolicy } from "../src/policy/rules.ts";
import { type Gateway, type GatewayOptions, openGateway } from "./support/gateway-in-process.ts";
import { memoryOf, namedCaller } from "./support/samples.ts";

const named = namedCaller("bot");
const auditor = namedCaller("auditor", { rights: ["raw_export", "declassify"] });
const by = (caller: Caller) => ({ caller, context: { tenant_id: "acme" } });

const aCall: Call = { signal: new AbortController().signal, deadline: Number.MAX_SAFE_INTEGER };
const secret = { statement: "the code is tangerine", more: ["submarine"] };

async function holding(options: GatewayOptions = {}, over: Partial<MemoryObject> = {}): Promise<Gateway> {
  const gateway = await openGateway(options);
  const memory = memoryOf("h-1", { sensitivity: "confidential", content: secret, ...over });
  await gateway.ok("write", { memory }, by(auditor));
  return gateway;
}

async function find(gateway: Gateway, query: string, caller: Caller = named): Promise<readonly string[]> {
  const { results } = await gateway.ok("search", { query, limit: 100 }, by(caller));
  return results.map(({ memory }) => memory.memory_id);
}

describe("a search", () => {
  test.each(["confidential", "restricted"] as const)(
    "of a %s memory finds what is shown of it, and nothing that is hidden, for its author neither",
    async (sensitivity) => {
      const gateway = await holding({}, { sensitivity });
      for (const caller of [named, auditor, sharedCaller]) {
        for (const query of ["tangerine", "submarine", "code tangerine submarine", "h-1x tangerine", "metadata only"])
          expect(await find(gateway, query, caller)).toEqual([]);
        for (const query of ["h-1", "user", "profile tangerine"])
          expect(await find(gateway, query, caller)).toEqual(["h-1"]);
      }
    },
  );

  test("finds what is hidden where authentication is off, or where the gateway lets every search find it", async () => {
    const gateway = await holding();
    const { results } = await gateway.ok("search", { query: "tangerine" }, { context: { tenant_id: "acme" } });
    expect(results).toMatchObject([
      { return_mode: "masked", explanation: "Found by its hidden content; the content is masked due to policy." },
    ]);
    expect(await find(await holding({ searchHidden: true }), "tangerine")).toEqual(["h-1"]);
  });

  test("says of a masked hit by which of the words that are shown it was found", async () => {
    const gateway = await holding();
    const { results } = await gateway.ok("search", { query: "h-1 tangerine" }, by(named));
    expect(results).toMatchObject([
      { matched_terms: ["h-1"], explanation: "Found by lexical search; matches 1 of 2 terms." },
    ]);
  });

  test("asks policy once who may find what is hidden, page by page, and only where that is open", async () => {
    const asked: FindingQuestion[] = [];
    const policy: Policy = {
      decide: (question) => builtInPolicy.decide(question),
      mayFindHidden(question) {
        asked.push(question);
        return question.caller.rights.includes("raw_export");
      },
    };
    const gateway = await holding({ policy });
    expect(asked).toEqual([]);
    expect(await find(gateway, "tangerine", named)).toEqual([]);
    expect(await find(gateway, "tangerine", auditor)).toEqual(["h-1"]);
    expect(asked).toMatchObject([
      { caller: named, tenant: "acme", context: { actor_agent: "tests/agent" } },
      { caller: auditor, tenant: "acme" },
    ]);
    for (const question of asked) expect(Object.keys(question).toSorted()).toEqual(["caller", "context", "tenant"]);
    await gateway.ok("search", { query: "tangerine" });
    await find(await holding({ policy, searchHidden: true }), "tangerine");
    expect(asked).toHaveLength(2);
  });

  test.each([
    [
      "throws",
      () => {
        throw new Error("tangerine");
      },
    ],
    ["promises", () => Promise.resolve(true)],
    ["answers a text", () => "yes"],
    ["answers nothing", () => undefined],
  ])("finds nothing that is hidden where the policy %s, and the operator is told", async (_how, mayFindHidden) => {
    const policy: Policy = { ...builtInPolicy, ...Object.fromEntries([["mayFindHidden", mayFindHidden]]) };
    const gateway = await holding({ policy });
    expect(await find(gateway, "tangerine")).toEqual([]);
    expect(gateway.logged.filter((line) => line.includes("policy_failed"))).toHaveLength(1);
  });

  test("finds nothing that is hidden where the policy's promise fails, which does not end the process", async () => {
    const failing = Object.fromEntries([["mayFindHidden", () => Promise.reject(new Error("tangerine"))]]);
    const policy: Policy = { ...builtInPolicy, ...failing };
    const gateway = await holding({ policy });
    expect(await find(gateway, "tangerine")).toEqual([]);
    const failures = gateway.logged.filter((line) => line.includes("policy_failed"));
    expect(failures).toHaveLength(2);
    expect(failures.join("")).not.toContain("tangerine");
  });
});

const hidesMore = (mode: "masked" | "metadata_only" | "summary"): Policy =>
  rulePolicy([
    {
      id: "drafts",
      actions: ["search"],
      when: ({ memory }) => memory.memory_id.startsWith("d-"),
      decision: { decision: "redact", reason_code: "draft", return_mode: mode },
    },
    ...builtInRules,
  ]);

test("a cursor of a search that might find what is hidden is none of one that may not", async () => {
  let may = true;
  const policy: Policy = { ...builtInPolicy, mayFindHidden: () => may };
  const gateway = await holding({ policy });
  await gateway.ok("write", { memory: memoryOf("o-1", { content: { statement: "tangerine" } }) }, by(auditor));
  const query = { query: "tangerine", limit: 1 };
  const { next_token: token = "" } = await gateway.ok("search", query, by(named));
  const next = { ...query, pagination_token: token };
  expect((await gateway.ok("search", next, by(named))).results).toHaveLength(1);
  may = false;
  expect(await gateway.fails("search", next, by(named))).toMatchObject({ status: 400 });
});

describe("a policy that hides more than the label says", () => {
  test.each(["masked", "metadata_only", "summary"] as const)(
    "lets a search find what a %s view shows, and pages are full",
    async (mode) => {
      const gateway = await openGateway({ policy: hidesMore(mode) });
      const items = Array.from({ length: 120 }, (_, index) => {
        const id = index % 20 === 7 ? `o-${String(index)}` : `d-${String(index)}`;
        const content = { summary: "a short word", statement: "tangerine ".repeat(1 + (index % 3)) };
        return { memory: memoryOf(id, { content }) };
      });
      await gateway.ok("writeBatch", { items }, by(named));
      const pages: string[][] = [];
      for (let token: string | null = ""; token !== null;) {
        const page: SearchMemoryResult = await gateway.ok(
          "search",
          { query: "tangerine", limit: 2, pagination_token: token },
          by(named),
        );
        pages.push(page.results.map(({ memory }) => memory.memory_id));
        token = page.next_token ?? null;
      }
      expect(pages.flat().toSorted()).toEqual(["o-107", "o-27", "o-47", "o-67", "o-7", "o-87"]);
      expect(pages.slice(0, 3).map((page) => page.length)).toEqual([2, 2, 2]);
      expect(await find(gateway, "short", named)).toHaveLength(mode === "summary" ? 100 : 6);
      expect(await find(gateway, "tangerine metadata only summary d-3", named)).toHaveLength(7);
    },
  );

  test("ends a page behind ten thousand hits that are dropped, and the next one goes on there", async () => {
    const gateway = await openGateway({ policy: hidesMore("masked") });
    for (let batch = 0; batch < 24; batch += 1) {
      const items = Array.from({ length: 500 }, (_, index) => ({
        memory: memoryOf(`d-${String(batch)}-${String(index)}`, { content: { statement: "tangerine tangerine" } }),
      }));
      await gateway.ok("writeBatch", { items }, by(named));
    }
    await gateway.ok("write", { memory: memoryOf("o", { content: { statement: "see tangerine there" } }) }, by(named));
    const first = await gateway.ok("search", { query: "tangerine", limit: 1 }, by(named));
    expect(first.results).toEqual([]);
    expect(first.next_token).toBeDefined();
    const second = await gateway.ok(
      "search",
      { query: "tangerine", limit: 1, pagination_token: first.next_token ?? "" },
      by(named),
    );
    expect(second.results.map(({ memory }) => memory.memory_id)).toEqual(["o"]);
  });
});

describe("a hinted write", () => {
  const strategies = ["dedupe", "reinforce", "merge", "upsert", "replace", "create", "manual_review_required"] as const;
  const hints = [
    {},
    { dedupe_key: "another key" },
    { dedupe_key: "its key" },
    { conflict_key: "its conflict" },
    { conflict_key: "its conflict", coalesce_window_seconds: 1_000_000_000 },
    { if_match_memory_id: "h-1" },
    { if_match_memory_id: "h-1", coalesce_window_seconds: 1_000_000_000 },
  ];
  const hint = { strategy: "create", dedupe_key: "its key", conflict_key: "its conflict" } as const;

  async function worldWith(statement: string, options: GatewayOptions = {}): Promise<Gateway> {
    const gateway = await openGateway(options);
    const memory = memoryOf("h-1", { sensitivity: "restricted", content: { statement } });
    await gateway.ok("write", { memory, merge_hint: hint }, by(auditor));
    return gateway;
  }

  test.each(strategies)(
    "with the strategy %s does not tell whether a hidden statement is the same",
    async (strategy) => {
      for (const more of hints) {
        for (const sensitivity of [undefined, "restricted"] as const) {
          const label = sensitivity === undefined ? {} : { sensitivity };
          const memory = memoryOf("guess", { content: { statement: "the code is tangerine" }, ...label });
          const answers = [];
          for (const statement of ["the code is tangerine", "the code is aubergine"]) {
            const gateway = await worldWith(statement);
            const item = { memory, merge_hint: { strategy, ...more } };
            const { status, body } = await gateway.answer("write", item, by(named));
            const batch = await gateway.answer("writeBatch", { items: [item] }, by(named));
            answers.push({ status, body, batch: batch.body });
          }
          expect(answers[0]).toEqual(answers[1]);
          const isAbout = "dedupe_key" in more ? more.dedupe_key === "its key" : Object.keys(more).length > 0;
          if (!isAbout) expect(JSON.stringify(answers[0])).not.toContain('"memory_id":"h-1"');
          expect(JSON.stringify(answers[0])).not.toMatch(/aubergine/);
        }
      }
    },
  );

  test("finds a hidden memory by its own key, and is answered with its own view", async () => {
    const gateway = await worldWith("the code is tangerine");
    for (const more of [{ dedupe_key: "its key" }, { if_match_memory_id: "h-1" }]) {
      const merge_hint = { strategy: "dedupe", ...more } as const;
      const memory = memoryOf("guess", { content: { statement: "anything" } });
      expect(await gateway.ok("write", { memory, merge_hint }, by(named))).toMatchObject({
        resolution: "deduped",
        return_mode: "metadata_only",
        memory: { memory_id: "h-1", content: { statement: "profile metadata only" } },
      });
    }
  });

  test("finds it by its statement with authentication off, or where every search finds it", async () => {
    const memory = memoryOf("guess", { content: { statement: "the code is tangerine" } });
    const item = { memory, merge_hint: { strategy: "dedupe" } } as const;
    for (const [options, circumstances] of [
      [{}, { context: { tenant_id: "acme" } }],
      [{ searchHidden: true }, by(named)],
    ] as const) {
      const gateway = await worldWith("the code is tangerine", options);
      expect(await gateway.ok("write", item, circumstances)).toMatchObject({ resolution: "deduped" });
    }
  });

  test("that brings a hidden statement changes no open memory that says the same, which would show what it says", async () => {
    const gateway = await openGateway();
    const content = { statement: "the code is tangerine" };
    await gateway.ok("write", { memory: memoryOf("planted", { content }) }, by(named));
    const memory = memoryOf("h-1", { content, sensitivity: "confidential" });
    const merge_hint = { strategy: "dedupe" } as const;
    expect(await gateway.ok("write", { memory, merge_hint }, by(auditor))).toMatchObject({
      resolution: "created",
      memory: { memory_id: "h-1" },
    });
    expect(await gateway.ok("get", { memory_id: "planted" }, by(named))).toMatchObject({ return_mode: "raw" });
  });

  test("finds what was hidden as soon as it is open, and no more what is hidden now", async () => {
    const gateway = await openGateway();
    const content = { statement: "the code is tangerine" };
    await gateway.ok("write", { memory: memoryOf("m-1", { content }) }, by(auditor));
    const resolutionOf = async (id: string): Promise<string> => {
      const memory = memoryOf(id, { content, sensitivity: "public" });
      const { resolution } = await gateway.ok("write", { memory, merge_hint: { strategy: "dedupe" } }, by(auditor));
      if (resolution === "created") await gateway.ok("purge", { memory_id: id }, by(auditor));
      return resolution;
    };
    for (const [sensitivity, resolution] of [
      ["internal", "deduped"],
      ["confidential", "created"],
      ["public", "deduped"],
      ["restricted", "created"],
    ] as const) {
      await gateway.ok("update", { memory_id: "m-1", patch: { sensitivity } }, by(auditor));
      expect(await resolutionOf(`again-${sensitivity}`)).toBe(resolution);
    }
  });
});

test("a change of the label changes at once what a search finds", async () => {
  const gateway = await holding();
  for (const [sensitivity, found] of [
    ["internal", ["h-1"]],
    ["restricted", []],
    ["public", ["h-1"]],
    ["confidential", []],
  ] as const) {
    await gateway.ok("update", { memory_id: "h-1", patch: { sensitivity } }, by(auditor));
    expect(await find(gateway, "tangerine")).toEqual(found);
    await gateway.ok("expire", { memory_id: "h-1" }, by(auditor));
    expect((await gateway.kept.get({ tenant: "acme", memoryIds: ["h-1"] }, aCall))[0]?.hidden).toBe(found.length === 0);
    const merge_hint = { strategy: "reinforce", if_match_memory_id: "h-1" } as const;
    await gateway.ok("purge", { memory_id: "h-1" }, by(auditor));
    const memory = memoryOf("h-1", { sensitivity, content: secret });
    await gateway.ok("write", { memory, merge_hint }, by(auditor));
  }
});
