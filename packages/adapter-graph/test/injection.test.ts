import { asking, call, drain, itemOf, memoryOf, searchableBy } from "@mgp/conformance";
import type { ListRequest } from "@mgp/core";
import { describe, expect, it } from "vitest";
import { openStore } from "./open-store.ts";

const corpus = [
  "'; DROP TABLE memory; --",
  '" OR 1=1 --',
  "%",
  "_",
  "*",
  "a* NEAR(b) AND NOT c",
  "word : {tokens}",
  "?1",
  ":tenant",
  "$x",
  '{"$gt":0}',
  "MATCH (n) DETACH DELETE n",
  "\\",
  "a\nb\tc",
  "null",
];

describe("text that means something to SQL, full-text queries or JSON", () => {
  it("is only text, wherever it stands", async () => {
    const { store } = await openStore({ hops: 1 });
    for (const text of corpus) {
      const memory = memoryOf(text, {
        subject: { kind: "user", id: text },
        type: "relationship",
        content: { statement: text, subject_entity: text, relation: text, object_entity: `the other ${text}` },
        extensions: { "graph:target_memory_id": text, "graph:relation": text, "graph:edge_type": text },
        derived_from: [text],
      });
      const { draft } = itemOf(memory, { matchKeys: [text], personKeys: [text], writeIds: [text] });
      const searchable = { ...searchableBy(["zzany"]), text };
      expect(
        (await store.insert({ tenant: text, draft, searchable, unless: { memoryId: text, keys: [text] } }, call()))
          .kind,
      ).toBe("inserted");
    }
    const tenants = await drain((from) => store.operator.tenants({ limit: 4, ...from }, call()));
    expect(tenants).toEqual(corpus.toSorted());
    for (const tenant of corpus) {
      for (const text of corpus) {
        const wanted = text === tenant ? [text] : [];
        const ids = async (filter: ListRequest["filter"]): Promise<readonly string[]> =>
          (await store.list({ tenant, filter, page: { limit: 99 } }, call())).items.map((record) => record.memoryId);
        expect(await ids({ subject: { kind: "user", id: text } })).toEqual(wanted);
        expect(await ids({ personKey: text })).toEqual(wanted);
        expect((await store.get({ tenant, memoryIds: [text] }, call()))[0]?.memoryId).toBe(wanted[0]);
      }
      const hostile = { ...asking(tenant, '"', "zzany"), text: tenant, filter: {}, limit: 99 };
      expect((await store.search({ tenant, query: hostile }, call())).items.map((hit) => hit.record.memoryId)).toEqual([
        tenant,
      ]);
    }
  });
});

it("half a character in a tenant's name is no other tenant", async () => {
  const { store } = await openStore({ hops: 1 });
  const { draft, searchable } = itemOf(memoryOf("a"));
  await store.insert({ tenant: "\ufffd", draft, searchable }, call());
  await expect(store.get({ tenant: "\ud800", memoryIds: ["a"] }, call())).rejects.toMatchObject({ code: "invalid" });
  await expect(store.list({ tenant: "\ud800", filter: {}, page: { limit: 1 } }, call())).rejects.toMatchObject({
    code: "invalid",
  });
  expect(await store.operator.lastWrite({ tenant: "\ud800", memoryId: "a" }, call())).toBeUndefined();
});
