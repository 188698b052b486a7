import type { JsonObject } from "@mgp/core";
import { expect, test } from "vitest";
import { at, idsOf, listAt } from "./support/json.ts";
import { memory } from "./support/requests.ts";
import { startWorld, type World } from "./support/world.ts";

/** What means something in SQL, LIKE, Cypher, full-text queries, filters, paths, shells, templates and regular expressions. */
const corpus = [
  "' OR '1'='1",
  "'; DROP TABLE memories; --",
  '" OR ""="',
  "%",
  "_",
  "m%",
  "m_1",
  "\\",
  "\\'",
  "a\\%b",
  "$1",
  "${7*7}",
  "{{7*7}}",
  "`id`",
  "$(id)",
  "}) MATCH (n) DETACH DELETE n //",
  "n:Label|Other",
  "*",
  "a* OR b*",
  "NEAR(a b)",
  "title:x^2~",
  '"unbalanced',
  "(",
  "[a-z]+",
  ".*",
  "(a+)+$",
  "../../etc/passwd",
  "..\\..\\x",
  "/",
  "CON",
  "a/b/../c",
  "NULL",
  "null",
  "true",
  "0",
  "-1",
  "1e3",
  "\u00e9",
  "e\u0301",
  "ß",
  "SS",
  "İ",
  "ﬁ",
  "fi",
  "A",
  "a",
  " a",
  "a ",
  "\t",
  "😀",
  "مرحبا",
  "漢字",
  "a\u200bb",
  "ab",
] as const;

async function ids(world: World, operation: "search" | "export", payload: JsonObject): Promise<string[]> {
  const { status, body } = await world.ask(operation, world.identities["acme-bot"], { limit: 1_000, ...payload });
  expect(status).toBe(200);
  return idsOf(listAt(body, "data", operation === "search" ? "results" : "memories")).toSorted();
}

test("every text is an id of its own: written, found, changed and purged alone", async () => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  const model = new Map<string, string>();
  for (const [index, id] of corpus.entries()) {
    expect((await world.ask("write", bot, { memory: memory(id, `statement ${index}`) })).status).toBe(200);
    model.set(id, `statement ${index}`);
  }
  expect(await ids(world, "export", {})).toEqual([...model.keys()].toSorted());
  for (const [index, id] of corpus.entries()) {
    if (index % 3 === 0) {
      expect((await world.ask("purge", bot, { memory_id: id })).status).toBe(200);
      model.delete(id);
    } else if (index % 3 === 1) {
      const patch = { content: { statement: `patched ${index}` } };
      expect((await world.ask("update", bot, { memory_id: id, patch })).status).toBe(200);
      model.set(id, `patched ${index}`);
    }
  }
  for (const id of corpus) {
    const answer = await world.ask("get", bot, { memory_id: id });
    expect([id, at(answer.body, "data", "memory", "content", "statement")]).toEqual([id, model.get(id)]);
    const events = await world.ask("queryAudit", bot, { target_memory_id: id, limit: 100 });
    const targets = listAt(events.body, "data", "events").map((event) => at(event, "target_memory_id"));
    expect(new Set(targets)).toEqual(new Set([id]));
  }
  expect(await ids(world, "export", {})).toEqual([...model.keys()].toSorted());
});

test("every text as a subject and as a tenant is equal to itself only", async () => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  for (const [index, id] of corpus.entries())
    await world.ask("write", bot, { memory: memory(`m-${index}`, "kiwi", { subject: { kind: "custom", id } }) });
  for (const [index, id] of corpus.entries()) {
    const subject = { kind: "custom", id };
    expect(await ids(world, "search", { query: "kiwi", subject })).toEqual([`m-${index}`]);
    expect(await ids(world, "search", { query: "kiwi", subject: { kind: "user", id } })).toEqual([]);
  }
});

test("every text as a dedupe key meets itself only", async () => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  const write = async (id: string, key: string, strategy: string): Promise<unknown> => {
    const payload = { memory: memory(id, `statement of ${id}`), merge_hint: { strategy, dedupe_key: key } };
    return at((await world.ask("write", bot, payload)).body, "data", "resolution");
  };
  for (const [index, key] of corpus.entries())
    expect([key, await write(`m-${index}`, key, "dedupe")]).toEqual([key, "created"]);
  for (const [index, key] of corpus.entries())
    expect([key, await write(`n-${index}`, key, "dedupe")]).toEqual([key, "deduped"]);
  expect(await ids(world, "export", {})).toHaveLength(corpus.length);
});

test("every text as a query is looked for as words, and never as a pattern", async () => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  const words = ["alpha", "bravo", "charlie", "delta", "echo"];
  for (const word of words) await world.ask("write", bot, { memory: memory(`id${word}`, word) });
  for (const text of corpus) {
    // No memory holds any word of these, so what is found was found by a meaning that no text gave it.
    expect([text, await ids(world, "search", { query: text })]).toEqual([text, []]);
    for (const word of words) {
      // A wildcard takes nothing away and adds nothing.
      expect([text, await ids(world, "search", { query: `${word} ${text}` })]).toEqual([text, [`id${word}`]]);
    }
    const intent = { query_text: "alpha", intent_type: "free_text", keywords: [text] };
    expect(await ids(world, "search", { intent })).toEqual(["idalpha"]);
  }
});

test("a filter outside of what the protocol lists is refused", async () => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  for (const filter of [
    { scope: "user' OR '1'='1" },
    { scope: { $ne: "user" } },
    { types: ["profile", "*"] },
    { types: { $in: ["profile"] } },
    { subject: { kind: "user", id: { $gt: "" } } },
    { subject: { kind: "user", id: "u-1", tenant: "globex" } },
    { where: "1=1" },
    { tenant_id: "globex" },
    { limit: "10; DROP TABLE memories" },
  ])
    expect((await world.ask("search", bot, { query: "x", ...filter })).status).toBe(400);
  expect(world.store.requests).toEqual([]);
});
