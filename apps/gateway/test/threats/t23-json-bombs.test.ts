import type { JsonObject } from "@mgp/core";
import { describe, expect, test } from "vitest";
import { at, idsOf, listAt, textAt } from "./support/json.ts";
import { envelope, governed, memory, payloadsAbout } from "./support/requests.ts";
import { startWorld, type World } from "./support/world.ts";

/** The body of a write, with a place in it swapped for any text. */
function writeWith(world: World, field: string, json: string): string {
  const one = { ...memory("m-1", "statement"), [field]: "PLACE" };
  const { "acme-bot": bot } = world.identities;
  return JSON.stringify(envelope("write", bot, { memory: one })).replace('"PLACE"', () => json);
}

function inContent(json: string): string {
  return `{"statement":"x","value":${json}}`;
}

const deep = (levels: number): string => `${"[".repeat(levels)}1${"]".repeat(levels)}`;
const keys = (count: number): JsonObject =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${String(index)}`, index]));
const refused: readonly (readonly [string, string, string])[] = [
  ["lists nested 100 deep", "content", inContent(deep(100))],
  ["lists nested 100,000 deep", "content", inContent(deep(100_000))],
  ["objects nested 20,000 deep", "content", inContent(`${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`)],
  ["an object of 1,001 keys", "content", inContent(JSON.stringify(keys(1_001)))],
  ["an object of 1,001 keys in a list in extensions", "extensions", `{"x:a":[${JSON.stringify(keys(1_001))}]}`],
  ["a key of 257 characters", "content", `{"statement":"x","${"k".repeat(257)}":1}`],
  ["a key of 257 characters in extensions", "extensions", `{"x:${"k".repeat(255)}":1}`],
  ["300,000 empty lists", "content", inContent(`[${"[],".repeat(300_000)}[]]`)],
  ["250,001 texts", "content", inContent(JSON.stringify(Array.from({ length: 250_001 }, () => "")))],
  ["depth in extensions", "extensions", `{"x:a":${deep(50)}}`],
  ["1e400", "content", inContent("1e400")],
  ["-1e400", "content", inContent("-1e400")],
  ["1e400 in a list", "content", inContent("[1,[1e400]]")],
  ["NaN", "content", inContent("NaN")],
  ["Infinity", "content", inContent("Infinity")],
  ["an integer beyond 2^53", "content", inContent("9007199254740993")],
  ["a confidence of 1e400", "confidence", "1e400"],
  ["a confidence of 2", "confidence", "2"],
  ["a lifetime of 1e400", "ttl_seconds", "1e400"],
  ["a lifetime of less than none", "ttl_seconds", "-1"],
  ["a lifetime of a half", "ttl_seconds", "0.5"],
  ["half a surrogate pair in content", "content", inContent('"\\ud800"')],
  ["half a surrogate pair in a key", "content", '{"statement":"x","\\udc00":1}'],
  ["half a surrogate pair in an id", "memory_id", '"\\ud83d"'],
  ["NUL in an id", "memory_id", '"a\\u0000b"'],
  ["NUL in a subject's id", "subject", '{"kind":"user","id":"a\\u0000"}'],
  ["an id of 513 characters", "memory_id", JSON.stringify("i".repeat(513))],
  ["an empty id", "memory_id", '""'],
  ["a long text outside of content", "retention_policy", JSON.stringify("t".repeat(70_000))],
  ["a list for content", "content", "[]"],
  ["null for content", "content", "null"],
  ["an unknown field", "admin", "true"],
  ["a comment", "content", '{"statement":"x"/* */}'],
  ["a control character in a string", "content", '{"statement":"a\u0001"}'],
];

test.each(refused)("%s: 400 in an envelope, audited, nothing stored", async (_, field, json) => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  const answer = await world.send("write", writeWith(world, field, json), bot.headers);
  expect([answer.status, at(answer.body, "status"), at(answer.body, "error", "code")]).toEqual([
    400,
    "error",
    "MGP_INVALID_OBJECT",
  ]);
  // Nothing of what was sent comes back beyond the name of a field.
  expect(answer.text.length).toBeLessThan(2_000);
  expect(textAt(answer.body, "request_id")).not.toBe("");
  expect(world.store.requests).toEqual([]);
  expect(world.outcomes().map((event) => [at(event, "outcome"), at(event, "caller")])).toEqual([
    ["failed", "acme-bot"],
  ]);
});

test.each([
  ["write", 1024 * 1024, 413],
  ["get", 50 * 1024 * 1024, 413],
  ["import", 50 * 1024 * 1024, 413],
] as const)("%s with a body of more than %i bytes: %i, audited", async (operation, bytes, status) => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  const body = `{"request_id":"r","x":"${"x".repeat(bytes)}"}`;
  const answer = await world.send(operation, body, bot.headers);
  expect([answer.status, at(answer.body, "error", "code")]).toEqual([status, "MGP_INVALID_OBJECT"]);
  expect(answer.headers["connection"]).toBe("close");
  expect(world.outcomes()).toHaveLength(1);
  expect(world.store.requests).toEqual([]);
});

test("bodies that are wide are bounded by their bytes and items", async () => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  const wide = { ...keys(999), list: Array.from({ length: 50 }, () => keys(1_000)) };
  const answer = await world.ask("write", bot, { memory: memory("m-1", "x", { content: { statement: "x", wide } }) });
  expect(answer.status).toBe(200);
  const many = Array.from({ length: 1_001 }, (_, index) => memory(`n-${index}`, "x"));
  expect((await world.ask("import", bot, { memories: many })).status).toBe(400);
  expect((await world.ask("writeBatch", bot, { items: many.map((one) => ({ memory: one })) })).status).toBe(400);
  for (const operation of ["search", "export", "sync", "queryAudit"] as const) {
    const payload: JsonObject = { ...payloadsAbout("m-1")[operation], limit: 1_001 };
    expect((await world.ask(operation, bot, payload)).status).toBe(400);
  }
  const intent = { query_text: "x", intent_type: "free_text", top_k: 1_001 };
  expect((await world.ask("search", bot, { intent })).status).toBe(400);
  expect(world.store.effects).toHaveLength(1);
});

test.each([
  ["in the memory", '0.1,"memory_id":"m-2","confidence":0.9', "memory_id"],
  ["in its content", '0.1,"x":[{"a":{"b":1,"c":2,"b":3}}]', "b"],
  ["with an escape", String.raw`0.1,"\u006demory_id":"m-2"`, "memory_id"],
  ["of 70,000 characters", `0.1,"${"k".repeat(70_000)}":1,"${"k".repeat(70_000)}":2`, `${"k".repeat(64)}…`],
])("a key that comes twice, %s: 400 that names it, audited, nothing stored", async (_, json, key) => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  const answer = await world.send("write", writeWith(world, "confidence", json), bot.headers);
  expect([answer.status, at(answer.body, "error", "code")]).toEqual([400, "MGP_INVALID_OBJECT"]);
  expect(textAt(answer.body, "error", "message")).toContain(`the key "${key}" twice`);
  expect(answer.text.length).toBeLessThan(1_000);
  expect(world.store.requests).toEqual([]);
  expect(world.outcomes().map((event) => at(event, "outcome"))).toEqual(["failed"]);
});

test("of two tenants in one context none is taken", async () => {
  const world = await startWorld();
  const { "two-houses": both } = world.identities;
  for (const spelled of ["tenant_id", String.raw`\u0074enant_id`]) {
    const body = JSON.stringify(envelope("get", both, { memory_id: "m-1" }));
    const twice = body.replace('"tenant_id"', () => `"${spelled}":"globex","tenant_id"`);
    expect((await world.send("get", twice, both.headers)).status).toBe(400);
  }
  expect(world.store.requests).toEqual([]);
  expect(world.outcomes().map((event) => at(event, "tenant"))).toEqual(["__unbound__", "__unbound__"]);
});

test("a lifetime beyond every clock is clamped, and nothing that touches the memory fails", async () => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  for (const [index, text] of ["9007199254740991", "9007199254740993", "1e300", "8640000000000000"].entries()) {
    const body = writeWith(world, "ttl_seconds", text).replace('"m-1"', `"m-${index}"`);
    expect((await world.send("write", body, bot.headers)).status).toBe(200);
    const { body: got } = await world.ask("get", bot, { memory_id: `m-${index}` });
    expect(at(got, "data", "memory", "ttl_seconds")).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
  }
  for (const operation of ["search", "export", "sync"] as const)
    expect((await world.ask(operation, bot, payloadsAbout("m", "statement")[operation])).status).toBe(200);
});

describe("a nasty memory that may be stored", () => {
  const nasties: readonly JsonObject[] = [
    { content: {} },
    { content: { statement: "" } },
    { content: { statement: "\u0000\u001b[31m\u2028\ufeff\u{1f600}" } },
    { content: { statement: " ".repeat(100_000) } },
    { content: { statement: "a".repeat(500_000) } },
    { content: { statement: "ﷺ".repeat(50_000) } },
    { content: { "": { "": [[], {}, null] } } },
    { content: { statement: 5, summary: null, keywords: "x", preference: [1] } },
    { content: { statement: [["x"]], n: 1e308, m: 5e-324, z: -0 } },
    { created_at: "never", updated_at: "+999999-13-45T99:99:99Z", valid_from: "", valid_to: null },
    { created_at: "0000-00-00T00:00:00Z", ttl_seconds: Number.MAX_SAFE_INTEGER },
    { subject: { kind: "custom", id: "\u202eevil" }, source: { kind: "system", ref: "'; drop table memories; --" } },
    { backend_ref: { tenant_id: 5, mgp_state: ["deleted"], revision: "x" }, extensions: { "mgp:tenant_id": [] } },
    { extensions: { "mgp:dedupe_key": {}, "mgp:conflict_key": 1, "mgp:source_priority": "high" } },
    { derived_from: ["m-0", "m-0"], evidence_refs: ["\u2028"], confidence: 0 },
  ];

  test.each(["public", "confidential", "restricted"])(
    "with the label %s makes no other request fail",
    async (sensitivity) => {
      const world = await startWorld();
      const { "acme-bot": bot } = world.identities;
      const written: string[] = [];
      for (const [index, nasty] of nasties.entries()) {
        const id = `m-${String(index).padStart(2, "0")}`;
        const answer = await world.ask("write", bot, { memory: memory(id, "x", { sensitivity, ...nasty }) });
        expect([index, answer.status]).toEqual([index, expect.toBeOneOf([200, 400])]);
        if (answer.status === 200) written.push(id);
      }
      expect(written.length).toBeGreaterThan(10);
      await world.ask("write", bot, { memory: memory("z-good", "good kiwi") });
      for (const id of written) {
        expect([id, (await world.ask("get", bot, { memory_id: id })).status]).toEqual([id, 200]);
        const update = await world.ask("update", bot, { memory_id: id, patch: { confidence: 1 } });
        expect([id, update.status]).toEqual([id, 200]);
        const again = { memory: memory(id, "kiwi", { sensitivity }), merge_hint: { strategy: "merge" } };
        expect([id, (await world.ask("write", bot, again)).status]).toEqual([id, 200]);
      }
      for (const operation of governed.filter((name) => name !== "purge" && name !== "delete")) {
        const { status } = await world.ask(operation, bot, payloadsAbout("z-good", "good kiwi")[operation]);
        expect([operation, status]).toEqual([operation, operation === "write" || operation === "import" ? 409 : 200]);
      }
      const exported = await world.ask("export", bot, { include_inactive: true });
      expect(idsOf(listAt(exported.body, "data", "memories"))).toEqual([...written, "z-good"]);
      const found = await world.ask("search", bot, { query: "good" });
      expect(found.status).toBe(200);
    },
  );
});
