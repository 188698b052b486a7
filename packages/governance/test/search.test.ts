import { expect, test } from "vitest";
import { searchParameters } from "../src/operations/search-parameters.ts";
import { builtInRules, rulePolicy } from "../src/policy/rules.ts";
import { type Gateway, openGateway, START } from "./support/gateway-in-process.ts";
import { anyString, anyNumber, objectWith } from "./support/matchers.ts";
import { memoryOf, namedCaller } from "./support/samples.ts";

const filter = { states: ["active"], notExpiredAt: START };
const subject = { kind: "user" as const, id: "user-1" };
const shorthand = { intent_type: "free_text", keywords: [] };

test.each([
  [
    "a query",
    { query: " kiwi " },
    { texts: ["kiwi"], limit: 10, effectiveIntent: { query_text: "kiwi", top_k: 10, ...shorthand } },
  ],
  ["a blank query", { query: "  " }, { texts: [""], effectiveIntent: undefined }],
  [
    "its filters",
    { query: "x", subject, scope: "task" as const, types: ["profile" as const], limit: 3 },
    {
      limit: 3,
      filter: { ...filter, subject, scope: "task", types: ["profile"] },
      effectiveIntent: {
        query_text: "x",
        top_k: 3,
        subject,
        scope: "task",
        target_memory_types: ["profile"],
        ...shorthand,
      },
    },
  ],
  [
    "types given twice count once",
    { query: "x", types: ["profile" as const, "profile" as const] },
    {
      filter: { ...filter, types: ["profile"] },
      effectiveIntent: { query_text: "x", top_k: 10, target_memory_types: ["profile"], ...shorthand },
    },
  ],
  ["no types are no filter", { query: "x", types: [] }, { filter }],
  [
    "an intent is echoed as it came",
    { intent: { query_text: " kiwi ", keywords: ["a", "b"], top_k: 2 }, limit: 5 },
    {
      texts: ["kiwi", "a", "b"],
      limit: 2,
      effectiveIntent: { query_text: " kiwi ", keywords: ["a", "b"], top_k: 2 },
    },
  ],
  ["the payload's limit stands in for top_k", { intent: { query_text: "x" }, limit: 5 }, { limit: 5 }],
  [
    "an intent's query wins over the payload's",
    { query: "payload", intent: { query_text: "intent" } },
    { text: "intent" },
  ],
  ["a blank one does not", { query: "payload", intent: { query_text: " " } }, { text: "payload" }],
  [
    "subject and scope of the payload win",
    {
      subject,
      scope: "task" as const,
      intent: { query_text: "x", subject: { kind: "org" as const, id: "o" }, scope: "org" as const },
    },
    { filter: { ...filter, subject, scope: "task" } },
  ],
  [
    "else those of the intent",
    { intent: { query_text: "x", subject, scope: "org" as const } },
    {
      filter: { ...filter, subject, scope: "org" },
    },
  ],
  [
    "types of the intent win",
    { types: ["profile" as const], intent: { query_text: "x", target_memory_types: ["relationship" as const] } },
    {
      filter: { ...filter, types: ["relationship"] },
    },
  ],
  [
    "unless they are empty",
    { types: ["profile" as const], intent: { query_text: "x", target_memory_types: [] } },
    {
      filter: { ...filter, types: ["profile"] },
    },
  ],
  [
    "a time scope",
    { intent: { query_text: "x", time_scope: { since: "2026-01-01", until: "2026-02-01" } } },
    {
      filter: { ...filter, from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 1, 1) },
    },
  ],
  [
    "expired ones on request",
    { intent: { query_text: "x", time_scope: { include_expired: true } } },
    {
      filter: { ...filter, states: ["active", "expired"] },
    },
  ],
  [
    "the payload's cursor wins",
    { query: "x", pagination_token: "p", intent: { query_text: "x", pagination_token: "i" } },
    { cursor: "p" },
  ],
  [
    "an empty one is none",
    { query: "x", pagination_token: "", intent: { query_text: "x", pagination_token: "i" } },
    { cursor: "i" },
  ],
])("parameters: %s", (_name, payload, expected) => {
  expect(searchParameters(payload, START, false)).toMatchObject(expected);
});

async function holding(count: number, words = "kiwi lantern"): Promise<Gateway> {
  const gateway = await openGateway();
  const items = Array.from({ length: count }, (_, index) => ({
    memory: memoryOf(`m-${String(index).padStart(3, "0")}`, { content: { statement: `${words} ${String(index)}` } }),
  }));
  await gateway.ok("writeBatch", { items });
  return gateway;
}

test("an item says how it was found", async () => {
  const gateway = await holding(1);
  const { results, effective_intent: effective } = await gateway.ok("search", { query: "Kiwi, and MOON" });
  expect(results).toEqual([
    {
      memory: objectWith({ memory_id: "m-000" }),
      return_mode: "raw",
      redaction_info: { policy_view: "raw" },
      consumable_text: "kiwi lantern 0",
      score: anyNumber,
      score_kind: "backend_local",
      backend_origin: "memory-of-the-tests",
      retrieval_mode: "lexical",
      matched_terms: ["Kiwi"],
      explanation: anyString,
    },
  ]);
  expect(effective).toEqual({ query_text: "Kiwi, and MOON", intent_type: "free_text", keywords: [], top_k: 10 });
});

test("nothing left to search for is an empty page, and the backend is not asked", async () => {
  const gateway = await holding(1);
  for (const query of ["", "   ", "the and of", "!?"]) {
    expect((await gateway.ok("search", { query })).results).toEqual([]);
  }
  expect(await gateway.ok("search", { query: " " })).not.toHaveProperty("effective_intent");
  expect(gateway.store.count("search")).toBe(0);
  const byKeywords = { intent: { query_text: " ", keywords: ["lantern"] } };
  expect((await gateway.ok("search", byKeywords)).results).toHaveLength(1);
});

test("a compound is found as a whole, never by its parts", async () => {
  const gateway = await holding(1, "kiwi token deleted proof");
  expect((await gateway.ok("search", { query: "deleted-proof-token-kiwi-77" })).results).toEqual([]);
  await gateway.ok("write", {
    memory: memoryOf("c", { content: { statement: "see deleted-proof-token-kiwi-77 there" } }),
  });
  const { results } = await gateway.ok("search", { query: "deleted-proof-token-kiwi-77" });
  expect(results).toMatchObject([{ memory: { memory_id: "c" }, matched_terms: ["deleted-proof-token-kiwi-77"] }]);
});

test.each([
  ["confidential", "masked", "***"],
  ["restricted", "metadata_only", "profile metadata only"],
] as const)("a %s memory is found by its content, and shown without it", async (sensitivity, mode, text) => {
  const gateway = await openGateway();
  const memory = memoryOf("m", { sensitivity, content: { statement: "kiwi lantern", keywords: ["lantern", "kiwi"] } });
  await gateway.ok("write", { memory });
  const page = await gateway.ok("search", { intent: { query_text: "kiwi", keywords: ["profile"] } });
  expect(page.results).toMatchObject([{ return_mode: mode, consumable_text: text }]);
  // The masked view still shows its type; of metadata alone nothing is quoted.
  expect(page.results[0]?.matched_terms).toEqual(mode === "masked" ? ["profile"] : []);
  if (mode === "metadata_only") expect(page.results[0]?.explanation).toBe("Result metadata only due to policy.");
  expect(JSON.stringify(page.results)).not.toMatch(/kiwi|lantern/);
});

test("policy and TTL come before the limit", async () => {
  const gateway = await openGateway();
  const items = Array.from({ length: 40 }, (_, index) => ({
    memory: memoryOf(`m-${String(index).padStart(2, "0")}`, {
      content: { statement: `kiwi ${"kiwi ".repeat(40 - index)}` },
      ...(index % 10 === 9
        ? {}
        : { extensions: { "mgp:tenant_id": "default" }, created_at: "2020-01-01T00:00:00Z", ttl_seconds: 1 }),
    }),
  }));
  await gateway.ok("writeBatch", { items });
  const { results } = await gateway.ok("search", { query: "kiwi", limit: 4 });
  expect(results.map((item) => item.memory.memory_id).toSorted()).toEqual(["m-09", "m-19", "m-29", "m-39"]);
});

const validities = {
  "m-open": {},
  "m-open-too": { valid_from: null, valid_to: null },
  "m-begins": { valid_from: "2026-11-22T12:00:00Z" },
  "m-begins-later": { valid_from: "2026-11-22T12:00:00.001Z" },
  "m-ends": { valid_to: "2026-11-22T12:00:00.001Z" },
  "m-ended": { valid_to: "2026-11-22T12:00:00Z" },
  "m-within": { valid_from: "2026-W47", valid_to: "20261123" },
  "m-unreadable-from": { valid_from: "spring" },
  "m-unreadable-to": { valid_to: "" },
  "m-week": { valid_from: "2026-W47-1", valid_to: "2026-326T12:00:01+00:00" },
};

test("what is not valid now, or cannot be read, is left out of a search where that is asked for, and pages are full", async () => {
  const idsOf = async (searchValidity: boolean): Promise<readonly string[]> => {
    const gateway = await openGateway({ searchValidity });
    const over = Array.from(
      { length: 60 },
      (_, index) => [`m-over-${String(index)}`, { valid_to: "2025-01-01" }] as const,
    );
    for (const [id, validity] of [...Object.entries(validities), ...over])
      await gateway.ok("write", { memory: memoryOf(id, { ...validity, content: { statement: "kiwi kiwi" } }) });
    const ids: string[] = [];
    for (let page = await gateway.ok("search", { query: "kiwi", limit: 3 }); ;) {
      ids.push(...page.results.map((item) => item.memory.memory_id));
      if (page.next_token === undefined) return ids.toSorted();
      expect(page.results).toHaveLength(3);
      // A cursor is for the query, not for the instant.
      gateway.clock.now += searchValidity ? 0 : 1_000;
      page = await gateway.ok("search", { query: "kiwi", limit: 3, pagination_token: page.next_token });
    }
  };
  expect(await idsOf(true)).toEqual(["m-begins", "m-ends", "m-open", "m-open-too", "m-week"]);
  expect(await idsOf(false)).toHaveLength(Object.keys(validities).length + 60);
});

test("a policy of one's own comes before the limit as well, and pages go on behind what was shown", async () => {
  const policy = rulePolicy([
    {
      id: "odd",
      actions: ["search", "read"],
      when: ({ memory }) => Number(memory.memory_id.slice(2)) % 7 !== 0,
      decision: { decision: "deny", reason_code: "odd", return_mode: "metadata_only" },
    },
    ...builtInRules,
  ]);
  const gateway = await openGateway({ policy });
  const items = Array.from({ length: 60 }, (_, index) => ({
    memory: memoryOf(`m-${String(index)}`, { content: { statement: "kiwi" } }),
  }));
  await gateway.ok("writeBatch", { items });
  const found: string[] = [];
  let token: string | undefined;
  do {
    const page = await gateway.ok("search", {
      query: "kiwi",
      limit: 2,
      ...(token === undefined ? {} : { pagination_token: token }),
    });
    expect(page.results.length).toBeLessThanOrEqual(2);
    if (page.next_token !== undefined) expect(page.results).toHaveLength(2);
    found.push(...page.results.map((item) => item.memory.memory_id));
    token = page.next_token;
  } while (token !== undefined);
  expect(found.toSorted()).toEqual([0, 7, 14, 21, 28, 35, 42, 49, 56].map((index) => `m-${String(index)}`).toSorted());
});

test("a search cursor is bound to query, filters, tenant and caller, not to the limit", async () => {
  const gateway = await holding(6);
  const first = await gateway.ok("search", { query: "kiwi", limit: 2 });
  const token = first.next_token ?? "";
  const again = async (payload: object, circumstances = {}): Promise<number> =>
    (await gateway.answer("search", { query: "kiwi", pagination_token: token, ...payload }, circumstances)).status;
  expect(await again({ limit: 3 })).toBe(200);
  expect(await again({ timeout_ms: 900 })).toBe(200);
  expect(await again({ query: "lantern" })).toBe(400);
  expect(await again({ scope: "user" })).toBe(400);
  expect(await again({ types: ["profile"] })).toBe(400);
  expect(await again({}, { context: { tenant_id: "acme" } })).toBe(400);
  expect(await again({}, { caller: namedCaller("bot", { tenants: ["default"] }) })).toBe(400);
  gateway.clock.now += 60_000;
  expect(await again({})).toBe(200);
});

test.each([
  ["a kettle that sings", false],
  ["the order kiwi-lantern-42", true],
])("tells the backend whether %j is meant as it is written", async (query, literal) => {
  const gateway = await openGateway();
  await gateway.answer("search", { query });
  expect(gateway.store.queries.map((asked) => asked.literal)).toEqual([literal]);
});

test.each(["since", "until"] as const)("a time scope whose %s cannot be read is 400", async (name) => {
  const gateway = await openGateway();
  const intent = { query_text: "x", time_scope: { [name]: "soon" } };
  expect(await gateway.fails("search", { intent })).toMatchObject({
    status: 400,
    details: { field: `payload.intent.time_scope.${name}` },
  });
});
