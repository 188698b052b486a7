import type { JsonObject, MemoryObject, MemoryState, OperationName } from "@mgp/core";
import { formatInstant, memoryStates, stateAfter, transition } from "@mgp/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeMemories } from "../src/writing/merge.ts";
import { jsonObject, memories } from "./support/arbitraries.ts";
import { type Circumstances, dataOf, type Gateway, openGateway } from "./support/gateway-in-process.ts";
import { objectWith } from "./support/matchers.ts";
import { candidateOf, memoryOf, namedCaller } from "./support/samples.ts";

let tenants = 0;

/** A tenant that nothing was ever stored in. */
function freshTenant(): Circumstances & { readonly context: { readonly tenant_id: string } } {
  tenants += 1;
  return { context: { tenant_id: `tenant-${String(tenants)}` } };
}

async function taskOf(gateway: Gateway, operation: "export" | "sync", circumstances: Circumstances): Promise<object> {
  const taskId = await gateway.accept(operation, { include_inactive: true }, circumstances);
  return (await gateway.answer("getTask", { task_id: taskId })).body;
}

/** Letters that nothing of the protocol is written in. */
const hiddenWord = fc.string({
  unit: fc.constantFrom(...Array.from("абвгдежзиклмнопрст")),
  minLength: 4,
  maxLength: 12,
});
const hiddenNumber = fc.integer({ min: 1_000_000_000, max: 9_999_999_999_999 });
const hidden = fc.record(
  {
    words: fc.array(hiddenWord, { minLength: 4, maxLength: 6 }),
    numbers: fc.array(hiddenNumber, { minLength: 2, maxLength: 3 }),
    sensitivity: fc.constantFrom("confidential" as const, "restricted" as const),
    type: fc.constantFrom("preference" as const, "semantic_fact" as const, "profile" as const),
  },
  { noNullPrototype: true },
);

function gramsOf(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => Array.from({ length: word.length - 3 }, (_, index) => word.slice(index, index + 4)));
}

test("no four letters of a hidden value are anywhere in an answer, by any operation", async () => {
  const gateway = await openGateway();
  await fc.assert(
    fc.asyncProperty(hidden, async ({ words, numbers, sensitivity, type }) => {
      const here = freshTenant();
      const [first = "", second = "", third = "", fourth = ""] = words;
      const memory = memoryOf("m", {
        type,
        sensitivity,
        content: {
          statement: words.join(" "),
          keywords: [...new Set(words)],
          preference_value: numbers,
          deep: { list: [{ x: third, n: numbers[0] ?? 0 }] },
        },
        extensions: { "vendor:note": second, "vendor:list": [first, numbers[1] ?? 0] },
        evidence: [
          {
            kind: "chat_message",
            ref: third,
            evidence_id: first,
            excerpt: second,
            metadata: { x: fourth, n: numbers[0] ?? 0 },
          },
        ],
        evidence_refs: words,
      });
      const probe = { ...memoryOf("probe", { content: { statement: words.join(" ") } }), type };
      const bodies: object[] = [];
      const ask = async (operation: OperationName, input: object): Promise<void> => {
        const { body } = await gateway.answer(operation, input, here);
        const { data } = body;
        // What the client has just asked for may be repeated to it; what it has not, may not.
        if (operation === "search" && typeof data === "object" && data !== null && !Array.isArray(data))
          delete data["effective_intent"];
        bodies.push(body);
      };
      await ask("write", { memory });
      await ask("write", { memory });
      await ask("get", { memory_id: "m" });
      for (const query of [first, words.join(" "), String(numbers[0])]) await ask("search", { query });
      await ask("search", { intent: { query_text: first, keywords: [...new Set(words)] } });
      for (const strategy of ["dedupe", "reinforce", "merge", "upsert"])
        await ask("write", { memory: probe, merge_hint: { strategy, if_match_memory_id: "m" } });
      await ask("purge", { memory_id: "m" });
      await ask("import", { memories: [memory] });
      await ask("update", { memory_id: "m", patch: { confidence: 0.5 } });
      await ask("writeBatch", { items: [{ memory: probe, merge_hint: { strategy: "reinforce" } }, { memory }] });
      await ask("export", { include_inactive: true });
      await ask("sync", { include_inactive: true });
      await ask("queryAudit", {});
      bodies.push(await taskOf(gateway, "export", here), await taskOf(gateway, "sync", here));
      for (const action of ["expire", "revoke", "delete"] as const) {
        await ask(action, { memory_id: "m" });
        await ask("get", { memory_id: "m" });
      }
      const bytes = JSON.stringify(bodies);
      expect(gramsOf(words).filter((gram) => bytes.includes(gram))).toEqual([]);
      expect(numbers.filter((number) => bytes.includes(String(number)))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test("nothing of one tenant is in an answer to another, by any operation", async () => {
  const gateway = await openGateway();
  const strategy = fc.constantFrom(
    "create",
    "dedupe",
    "upsert",
    "replace",
    "merge",
    "reinforce",
    "manual_review_required",
  );
  await fc.assert(
    fc.asyncProperty(hiddenWord, strategy, fc.boolean(), async (canary, merging, isNamed) => {
      const owner = freshTenant();
      const secret = `${canary}яяяя`;
      const owned = memoryOf("shared-id", {
        content: { statement: "the same words", secret },
        extensions: { "mgp:dedupe_key": "key", secret },
        source: { kind: "chat", ref: secret },
      });
      await gateway.ok("write", { memory: owned }, { ...owner, requestId: secret });
      const exported = await gateway.ok("export", { limit: 1 }, owner);
      await gateway.ok("write", { memory: memoryOf("second", { content: { statement: secret } }) }, owner);
      const token = (await gateway.answer("export", { limit: 1 }, owner)).body;
      const pageToken = /"next_token":"([^"]+)"/.exec(JSON.stringify(token))?.[1] ?? "none";
      const taskId = await gateway.accept("export", {}, owner);
      const tenant = freshTenant();
      const thief: Circumstances = isNamed
        ? { caller: namedCaller("thief", { tenants: [tenant.context.tenant_id] }) }
        : tenant;
      const before = JSON.stringify(
        await gateway.kept.get(
          { tenant: owner.context.tenant_id, memoryIds: ["shared-id", "second"] },
          {
            signal: new AbortController().signal,
            deadline: 9e15,
          },
        ),
      );
      const hint = { strategy: merging, dedupe_key: "key", if_match_memory_id: "shared-id" };
      const mine = memoryOf("mine", { content: { statement: "the same words" } });
      const attempts: readonly (readonly [OperationName, object])[] = [
        ["get", { memory_id: "shared-id" }],
        ["update", { memory_id: "shared-id", patch: { confidence: 1 } }],
        ["expire", { memory_id: "shared-id" }],
        ["revoke", { memory_id: "shared-id" }],
        ["delete", { memory_id: "shared-id" }],
        ["purge", { memory_id: "shared-id" }],
        ["write", { memory: mine, merge_hint: hint }],
        ["write", { memory: { ...mine, memory_id: "shared-id" }, merge_hint: hint }],
        ["writeBatch", { items: [{ memory: { ...mine, memory_id: "second" }, merge_hint: hint }] }],
        ["import", { memories: [{ ...mine, memory_id: "third" }], merge_hint: hint }],
        ["search", { query: "same words" }],
        ["export", { include_inactive: true }],
        ["export", { pagination_token: pageToken }],
        ["sync", { include_inactive: true }],
        ["queryAudit", {}],
        ["queryAudit", { request_id: secret.slice(0, 4) }],
      ];
      for (const [operation, input] of attempts) {
        const { body } = await gateway.answer(operation, input, thief);
        expect(JSON.stringify(body)).not.toContain(secret);
      }
      if (isNamed) {
        for (const operation of ["getTask", "cancelTask"] as const) {
          expect(await gateway.fails(operation, { task_id: taskId }, thief)).toMatchObject({ status: 404 });
        }
      }
      const after = JSON.stringify(
        await gateway.kept.get(
          { tenant: owner.context.tenant_id, memoryIds: ["shared-id", "second"] },
          {
            signal: new AbortController().signal,
            deadline: 9e15,
          },
        ),
      );
      expect(after).toBe(before);
      expect("memories" in exported).toBe(true);
    }),
    { numRuns: 30 },
  );
});

type Step =
  | { readonly do: "write" | "upsert" | "merge"; readonly id: string; readonly value: number }
  | { readonly do: "update"; readonly id: string; readonly value: number }
  | { readonly do: "expire" | "revoke" | "delete" | "purge" | "get"; readonly id: string };
interface Modelled {
  state: MemoryState;
  values: JsonObject;
  revision: number;
}
const memoryIdOfModel = fc.constantFrom("a", "b");
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record(
    {
      do: fc.constantFrom("write" as const, "upsert" as const, "merge" as const, "update" as const),
      id: memoryIdOfModel,
      value: fc.nat(5),
    },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      do: fc.constantFrom("expire" as const, "revoke" as const, "delete" as const, "purge" as const, "get" as const),
      id: memoryIdOfModel,
    },
    { noNullPrototype: true },
  ),
);

test("random sequences end as a small model says", async () => {
  const gateway = await openGateway();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      // A caller of its own: with authentication off an id that another run holds would be 403, not 404.
      const here = { caller: namedCaller("model", { tenants: [freshTenant().context.tenant_id] }) };
      const model = new Map<string, Modelled>();
      /** Revisions go on after a purge, which counts as one itself. */
      const last = new Map<string, number>();
      for (const one of steps) expect(await perform(gateway, one, here)).toBe(expectedStatus(model, last, one));
      const page = await gateway.ok("export", { include_inactive: true }, here);
      const actual =
        "memories" in page
          ? page.memories.map(({ memory_id: id, content, backend_ref: reference }) => ({ id, content, reference }))
          : [];
      const expected = [...model]
        .toSorted(([left], [right]) => (left < right ? -1 : 1))
        .map(([id, { state, values, revision }]) => ({
          id,
          content:
            state === "deleted"
              ? { statement: "profile metadata only", summary: "profile metadata only" }
              : { statement: id, ...values },
          reference: objectWith({ mgp_state: state, revision }),
        }));
      expect(actual).toEqual(expected);
      const found = await gateway.ok("search", { query: "a b" }, here);
      const active = [...model].filter(([, { state }]) => state === "active").map(([id]) => id);
      expect(new Set(found.results.map((item) => item.memory.memory_id))).toEqual(
        new Set(active.filter((id) => id === "b")),
      );
    }),
    { numRuns: 40 },
  );
});

async function perform(gateway: Gateway, one: Step, here: Circumstances): Promise<number> {
  if (one.do === "write" || one.do === "upsert" || one.do === "merge") {
    const memory = memoryOf(one.id, { content: { statement: one.id, [`v${String(one.value)}`]: one.do } });
    const input = one.do === "write" ? { memory } : { memory, merge_hint: { strategy: one.do } };
    return (await gateway.answer("write", input, here)).status;
  }
  if (one.do === "update")
    return (
      await gateway.answer(
        "update",
        { memory_id: one.id, patch: { content: { [`v${String(one.value)}`]: "update" } } },
        here,
      )
    ).status;
  return (await gateway.answer(one.do, { memory_id: one.id }, here)).status;
}

function expectedStatus(model: Map<string, Modelled>, last: Map<string, number>, one: Step): number {
  const held = model.get(one.id);
  const change = (values: JsonObject, state: MemoryState): number => {
    const revision = (last.get(one.id) ?? 0) + 1;
    last.set(one.id, revision);
    model.set(one.id, { state, values, revision });
    return 200;
  };
  switch (one.do) {
    case "write":
    case "upsert":
    case "merge": {
      const value = { [`v${String(one.value)}`]: one.do };
      if (held === undefined) return change(value, "active");
      if (one.do === "write" || held.state === "deleted") return 409;
      return change(one.do === "merge" ? { ...held.values, ...value } : value, "active");
    }
    case "update":
      if (held === undefined) return 404;
      return held.state === "deleted"
        ? 403
        : change({ ...held.values, [`v${String(one.value)}`]: "update" }, held.state);
    case "get":
      return held === undefined ? 404 : 200;
    case "purge":
      if (held === undefined) return 404;
      last.set(one.id, held.revision + 1);
      model.delete(one.id);
      return 200;
    case "expire":
    case "revoke":
    case "delete": {
      if (held === undefined) return 404;
      const move = transition(held.state, one.do);
      if (move === "refuse") return 409;
      return move === "repeat" ? 200 : change(held.values, stateAfter[one.do]);
    }
  }
}

const paged = ["export", "sync", "search", "queryAudit"] as const;

async function pagesOf(
  gateway: Gateway,
  operation: (typeof paged)[number],
  limit: number,
  here: Circumstances,
): Promise<{ readonly ids: readonly string[]; readonly tokens: readonly string[] }> {
  const ids: string[] = [];
  const tokens: string[] = [];
  let token: string | undefined;
  do {
    const input = {
      limit,
      ...(operation === "search" ? { query: "kiwi" } : {}),
      ...(token === undefined ? {} : { pagination_token: token }),
    };
    const { body } = await gateway.answer(operation, input, here);
    const { data } = body;
    if (typeof data !== "object" || data === null || Array.isArray(data)) throw new Error(JSON.stringify(body));
    const items = data["memories"] ?? data["results"] ?? data["events"];
    for (const item of Array.isArray(items) ? items : [])
      ids.push(/"(?:memory_id|event_id)":"([^"]+)"/.exec(JSON.stringify(item))?.[1] ?? "");
    token = typeof data["next_token"] === "string" ? data["next_token"] : undefined;
    if (token !== undefined) tokens.push(token);
  } while (token !== undefined);
  return { ids, tokens };
}

test("on a quiet store a chain of pages neither skips nor repeats", async () => {
  const gateway = await openGateway();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paged),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 12 }),
      async (operation, count, limit) => {
        const here = freshTenant();
        const items = Array.from({ length: count }, (_, index) => ({
          memory: memoryOf(`m-${String(index)}`, {
            content: { statement: `kiwi ${"kiwi ".repeat(index % 4)}` },
            ...(index % 3 === 0 ? { created_at: "2020-01-01T00:00:00Z", ttl_seconds: 1 } : {}),
          }),
        }));
        await gateway.ok("writeBatch", { items }, here);
        const { ids } = await pagesOf(gateway, operation, limit, here);
        const visible = items.map(({ memory }) => memory.memory_id).filter((_, index) => index % 3 !== 0);
        expect(new Set(ids).size).toBe(ids.length);
        if (operation === "queryAudit") expect(ids).toHaveLength(count + 1);
        else expect(ids.toSorted()).toEqual(visible.toSorted());
      },
    ),
    { numRuns: 40 },
  );
});

test.each(paged)("%s: a cursor with any one character changed is 400", async (operation) => {
  const gateway = await openGateway();
  await gateway.ok("import", {
    memories: ["a", "b", "c"].map((id) => memoryOf(id, { content: { statement: "kiwi" } })),
  });
  const { tokens } = await pagesOf(gateway, operation, 1, {});
  const token = tokens[0] ?? "";
  expect(token.length).toBeGreaterThan(20);
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ ";
  const changed = Array.from(token, (character, index) => {
    const other = alphabet[(alphabet.indexOf(character) + 1 + index) % alphabet.length];
    return `${token.slice(0, index)}${other === character ? "." : String(other)}${token.slice(index + 1)}`;
  });
  for (const forged of [...changed, ...Array.from(alphabet, (character) => token + character), token.slice(1)]) {
    const input = { limit: 1, pagination_token: forged, ...(operation === "search" ? { query: "kiwi" } : {}) };
    expect(await gateway.fails(operation, input)).toMatchObject({ status: 400, code: "MGP_INVALID_OBJECT" });
  }
});

test("keys that reach a prototype are 400 wherever they stand, and no prototype changes", async () => {
  const gateway = await openGateway();
  const before = [Object.prototype, Array.prototype, Function.prototype].map(
    (prototype) => Reflect.ownKeys(prototype).length,
  );
  const bodies: readonly (readonly [OperationName, object])[] = [
    ["initialize", { protocol_version: "0.1.1", client: { name: "n", version: "1" } }],
    [
      "write",
      {
        memory: memoryOf("m", { extensions: { a: [{ b: {} }] }, backend_ref: { x: {} } }),
        merge_hint: { strategy: "merge" },
      },
    ],
    ["write", { candidate: candidateOf({ content: { deep: {} } }) }],
    ["writeBatch", { items: [{ memory: memoryOf("m") }] }],
    ["import", { memories: [memoryOf("m")], merge_hint: { strategy: "merge" } }],
    ["update", { memory_id: "m", patch: { content: { deep: {} }, extensions: {} } }],
    ["search", { intent: { query_text: "x", subject: { kind: "user", id: "u" } } }],
    ["getTask", { task_id: "task_1" }],
  ];
  const spots = bodies.flatMap(([operation, input]) => {
    const text = JSON.stringify(gateway.bodyOf(operation, input));
    return [...text.matchAll(/\{/g)].map(({ index }) => ({ operation, text, index }));
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...spots),
      fc.constantFrom("__proto__", "constructor", "prototype"),
      jsonObject,
      async ({ operation, text, index }, name, value) => {
        const rest = text.slice(index + 1);
        const member = `${JSON.stringify(name)}:${JSON.stringify({ polluted: value })}${rest.startsWith("}") ? "" : ","}`;
        const body: unknown = JSON.parse(`${text.slice(0, index + 1)}${member}${rest}`);
        const response = await gateway.governance.handle({ operation, caller: namedCaller("bot"), body });
        expect(response).toMatchObject({ status: 400, errorCode: "MGP_INVALID_OBJECT" });
        expect({}).not.toHaveProperty("polluted");
      },
    ),
    { numRuns: 120 },
  );
  expect(gateway.store.calls).toEqual([]);
  expect(
    [Object.prototype, Array.prototype, Function.prototype].map((prototype) => Reflect.ownKeys(prototype).length),
  ).toEqual(before);
});

const moving = fc.record(
  {
    memory: memories(fc.constant("any")).filter(
      (memory) => memory.created_at !== "garbage" || (memory.ttl_seconds ?? 0) === 0,
    ),
    state: fc.constantFrom(...memoryStates),
    since: fc.integer({ min: -8.64e15, max: 8.64e15 }).map(formatInstant),
    reason: fc.option(fc.string({ unit: "grapheme", maxLength: 40 }), { nil: undefined }),
  },
  { noNullPrototype: true },
);

test("whatever is exported whole is imported as it is, in every state, and may be sent again", async () => {
  const gateway = await openGateway();
  await fc.assert(
    fc.asyncProperty(fc.array(moving, { minLength: 1, maxLength: 4 }), async (movers) => {
      const places = [freshTenant().context.tenant_id, freshTenant().context.tenant_id] as const;
      const caller = namedCaller("mover", { tenants: places, rights: ["raw_export"] });
      const [from, to] = places.map((tenant_id) => ({ caller, context: { tenant_id } }));
      const written = movers.map(({ memory, state, since, reason }, index) => ({
        ...memory,
        memory_id: `m-${String(index)}`,
        backend_ref: {
          ...memory.backend_ref,
          mgp_state: state,
          mgp_state_changed_at: since,
          ...(reason?.isWellFormed() === true ? { mgp_state_reason: reason } : {}),
        },
      }));
      await gateway.ok("import", { memories: written }, from);
      const left = await gateway.ok("export", { include_inactive: true }, from);
      const memoriesLeft = "memories" in left ? left.memories : [];
      for (const again of [{}, { on_existing: "same_is_written" as const }]) {
        expect(await gateway.ok("import", { memories: memoriesLeft, ...again }, to)).toMatchObject({
          written_count: movers.length,
        });
        expect(await gateway.ok("export", { include_inactive: true }, to)).toEqual(left);
      }
      for (const [index, { state }] of movers.entries()) {
        const shown = memoriesLeft[index]?.backend_ref?.["mgp_state"];
        expect(shown === state || (state === "active" && shown === "expired")).toBe(true);
      }
    }),
    { numRuns: 30 },
  );
});

const one = memories(fc.constant("one"));
const two = memories(fc.constant("two"));

function contentOf({ updated_at: _stamp, ...memory }: MemoryObject): object {
  return memory;
}

test("dedupe and reinforce are idempotent in everything but the stamp, and keep the existing content", () => {
  fc.assert(
    fc.property(one, two, fc.constantFrom("dedupe" as const, "reinforce" as const), (existing, incoming, strategy) => {
      const once = mergeMemories(existing, incoming, { strategy }, "1");
      const twice = mergeMemories(once, incoming, { strategy }, "2");
      expect(contentOf(twice)).toEqual(contentOf(once));
      expect([once.memory_id, once.content, once.extensions, once.created_at]).toEqual([
        "one",
        existing.content,
        existing.extensions,
        existing.created_at,
      ]);
    }),
  );
});

test("merge is right-biased, associative in its scalars and loses no key", () => {
  fc.assert(
    fc.property(one, two, (existing, incoming) => {
      const merged = mergeMemories(existing, incoming, { strategy: "merge" }, "1");
      expect(contentOf(mergeMemories(merged, incoming, { strategy: "merge" }, "2"))).toEqual(contentOf(merged));
      for (const [name, value] of Object.entries(incoming.content)) {
        if (typeof value !== "object" || value === null || Array.isArray(value))
          expect(merged.content[name]).toEqual(value);
      }
      expect(new Set(Object.keys(merged.content))).toEqual(
        new Set([...Object.keys(existing.content), ...Object.keys(incoming.content)]),
      );
      for (const [name, value] of Object.entries(existing.content)) {
        if (!(name in incoming.content)) expect(merged.content[name]).toEqual(value);
      }
    }),
  );
});

test("evidence is united without duplicates; of two with one identity the existing stays", () => {
  fc.assert(
    fc.property(
      one,
      two,
      fc.constantFrom("dedupe" as const, "reinforce" as const, "merge" as const),
      (existing, incoming, strategy) => {
        const {
          evidence = [],
          evidence_refs: refs = [],
          derived_from: parents = [],
        } = mergeMemories(existing, incoming, { strategy }, "1");
        const identities = evidence.map((item) => `${item.kind} ${item.ref}`);
        expect(new Set(identities).size).toBe(identities.length);
        const wanted = [...(existing.evidence ?? []), ...(incoming.evidence ?? [])];
        expect(new Set(identities)).toEqual(new Set(wanted.map((item) => `${item.kind} ${item.ref}`)));
        for (const item of evidence)
          expect(item).toEqual(wanted.find((other) => other.kind === item.kind && other.ref === item.ref));
        for (const list of [refs, parents]) expect(new Set(list).size).toBe(list.length);
      },
    ),
  );
});

test("upsert and replace keep the id and nothing else", () => {
  fc.assert(
    fc.property(one, two, fc.constantFrom("upsert" as const, "replace" as const), (existing, incoming, strategy) => {
      const merged = mergeMemories(existing, incoming, { strategy }, "1");
      expect(merged).toEqual({
        ...incoming,
        memory_id: "one",
        backend_ref: incoming.backend_ref ?? {},
        updated_at: "1",
      });
    }),
  );
});

test("whatever valid request is sent, a success conforms to its schema and nothing is the gateway's own fault", async () => {
  const gateway = await openGateway();
  const strategy = fc.constantFrom("create", "dedupe", "upsert", "replace", "merge", "reinforce");
  await fc.assert(
    fc.asyncProperty(
      fc.array(memories(fc.constantFrom("a", "b", "c")), { minLength: 1, maxLength: 3 }),
      strategy,
      jsonObject,
      fc.string({ maxLength: 12 }),
      async (written, merging, patch, query) => {
        const here = freshTenant();
        const hint = { strategy: merging, dedupe_key: "k" };
        const text = query.isWellFormed() ? query : "x";
        const requests: readonly (readonly [OperationName, object])[] = [
          ["writeBatch", { items: written.map((memory) => ({ memory, merge_hint: hint })) }],
          ["import", { memories: written, merge_hint: hint }],
          ["write", { memory: written[0], merge_hint: { ...hint, strategy: "merge" } }],
          ["write", { candidate: candidateOf({ content: patch, proposed_type: "profile" }) }],
          ["update", { memory_id: written[0]?.memory_id, patch: { content: patch, extensions: patch } }],
          ["get", { memory_id: written[0]?.memory_id }],
          ["search", { query: text }],
          ["search", { query: "a b c statement user profile" }],
          [
            "search",
            { intent: { query_text: text === "" ? " " : text, keywords: ["a", "b", "c"], target_memory_types: [] } },
          ],
          ["export", { include_inactive: true }],
          ["delete", { memory_id: written[0]?.memory_id }],
          ["get", { memory_id: written[0]?.memory_id }],
          ["sync", { include_inactive: true }],
          ["queryAudit", {}],
          ["purge", { memory_id: written[0]?.memory_id }],
        ];
        for (const [operation, input] of requests) {
          const response = await gateway.answer(operation, input, here);
          expect([200, 400, 403, 404, 409]).toContain(response.status);
          if (response.status === 200) expect(dataOf(operation, response)).toBeDefined();
        }
      },
    ),
    { numRuns: 60 },
  );
});
