import { asking, call, drain, itemOf, memoryOf } from "@mgp/conformance";
import type { Filter, Hit, MemoryObject, MemoryStore, RecordDraft } from "@mgp/core";
import { describe, expect, it } from "vitest";
import { openStore } from "./open-store.ts";

async function put(
  store: MemoryStore,
  memoryId: string,
  over: Partial<MemoryObject> = {},
  draftOver: Partial<RecordDraft> = {},
  tenant = "acme",
): Promise<void> {
  const content = over.content ?? { statement: `plain ${memoryId}` };
  const { draft, searchable } = itemOf(memoryOf(memoryId, { ...over, content }), draftOver);
  expect((await store.insert({ tenant, draft, searchable }, call())).kind).toBe("inserted");
}

const relate = (subject: string, relation: string, object: string): Partial<MemoryObject> => ({
  type: "relationship",
  content: {
    statement: `${subject} ${relation} ${object}`,
    subject_entity: subject,
    relation,
    object_entity: object,
  },
});

async function search(store: MemoryStore, token: string, filter: Filter = {}, limit = 100): Promise<readonly Hit[]> {
  return await drain((from) =>
    store.search({ tenant: "acme", query: { ...asking(token), text: "", filter, limit, ...from } }, call()),
  );
}

const shown = (hits: readonly Hit[]): readonly string[] =>
  hits.map((hit) => (hit.path === undefined ? hit.record.memoryId : hit.path.join(" > ")));

describe("edges", () => {
  it("of lineage join both ways, also to a memory that comes later", async () => {
    const { store } = await openStore();
    await put(store, "child", { derived_from: ["parent"], content: { statement: "kiwi" } });
    expect(shown(await search(store, "zzkiwi"))).toEqual(["child"]);
    await put(store, "parent", { content: { statement: "lamp" } });
    const found = await search(store, "zzkiwi");
    expect(shown(found)).toEqual(["child", "child > parent"]);
    expect(found.map((hit) => hit.mode)).toEqual(["lexical", "graph"]);
    expect(shown(await search(store, "zzlamp"))).toEqual(["parent", "parent > child"]);
  });

  it("of extension keys may be one or several", async () => {
    const { store } = await openStore();
    for (const id of ["a", "b", "c"]) await put(store, id);
    await put(store, "one", { content: { statement: "kiwi" }, extensions: { "graph:target_memory_id": "a" } });
    await put(store, "many", {
      content: { statement: "lamp" },
      extensions: {
        "graph:target_memory_id": ["b", 7, "c"],
        "graph:relation": ["blocks", "x", "needs"],
        "graph:edge_type": "task",
      },
    });
    expect(shown(await search(store, "zzkiwi"))).toEqual(["one", "one > a"]);
    expect(shown(await search(store, "zzlamp")).toSorted()).toEqual(["many", "many > b", "many > c"]);
  });

  it("of relationships join what relates the same entity, however it is spelled", async () => {
    const { store } = await openStore();
    await put(store, "works", relate("Älice  Smith", "kiwi", "Acme"));
    await put(store, "lives", relate("äLICE smith", "lives", "Oslo"));
    await put(store, "seat", relate("Paris", "hosts", "ＡＣＭＥ"));
    await put(store, "other", relate("Bob", "lives", "Rome"));
    await put(store, "said", { content: { statement: "no edge", subject_entity: "Acme", object_entity: "Oslo" } });
    expect(shown(await search(store, "zzkiwi")).toSorted()).toEqual(["works", "works > lives", "works > seat"]);
  });

  it("that hidden content makes are followed by a search that may find it only", async () => {
    const { store } = await openStore({ hops: 2 });
    const hide = { sensitivity: "restricted" as const };
    await put(store, "works", relate("Alice", "kiwi", "Acme"));
    await put(store, "lives", relate("Alice", "lives", "Oslo"));
    await put(store, "secret", { ...relate("Alice", "owes", "Bob"), ...hide });
    await put(store, "behind", relate("Bob", "lives", "Rome"));
    await put(store, "points", { extensions: { "graph:target_memory_id": "works" }, ...hide });
    expect(shown(await search(store, "zzkiwi")).toSorted()).toEqual(["works", "works > lives"]);
    // Its id is a word of an ordinary query.
    const byId = await store.search({ tenant: "acme", query: { ...asking("pzsecret"), filter: {}, limit: 9 } }, call());
    expect(shown(byId.items)).toEqual(["secret"]);
    const full = { ...asking("zzkiwi"), content: "full" as const, filter: {}, limit: 9 };
    const { items } = await store.search({ tenant: "acme", query: full }, call());
    expect(shown(items).toSorted()).toEqual([
      "works",
      "works > lives",
      "works > points",
      "works > secret",
      "works > secret > behind",
    ]);
  });

  it("that hidden content makes are no longer followed, or are again, when the label changes", async () => {
    const { store } = await openStore();
    await put(store, "works", relate("Alice", "kiwi", "Acme"));
    await put(store, "lives", relate("Alice", "lives", "Oslo"));
    for (const [revision, sensitivity] of (["confidential", "internal"] as const).entries()) {
      const { draft, searchable } = itemOf(memoryOf("lives", { ...relate("Alice", "lives", "Oslo"), sensitivity }));
      await store.replace({ tenant: "acme", draft, searchable, expectedRevision: revision + 1 }, call());
      const wanted = sensitivity === "internal" ? ["works", "works > lives"] : ["works"];
      expect(shown(await search(store, "zzkiwi"))).toEqual(wanted);
    }
  });

  it("follow an update, and stay when only the state changes", async () => {
    const { store } = await openStore();
    for (const id of ["a", "b"]) await put(store, id);
    const kiwi = { content: { statement: "kiwi" } };
    await put(store, "m", { ...kiwi, derived_from: ["a"] });
    const { draft } = itemOf(memoryOf("m", { ...kiwi, derived_from: ["b"] }));
    await store.replace({ tenant: "acme", draft, expectedRevision: 1 }, call());
    expect(shown(await search(store, "zzkiwi"))).toEqual(["m", "m > b"]);
    await store.replace({ tenant: "acme", draft: { ...draft, state: "revoked" }, expectedRevision: 2 }, call());
    expect(shown(await search(store, "zzkiwi"))).toEqual(["m", "m > b"]);
  });

  it("make nothing of a body that says nothing usable", async () => {
    const { store } = await openStore();
    const bodies = [
      "",
      "[]",
      "null",
      "{",
      `{"derived_from":{},"extensions":[],"content":7}`,
      `{"derived_from":[null,""]}`,
    ];
    for (const [number, body] of bodies.entries()) await put(store, `m${String(number)}`, {}, { body });
    expect(await search(store, "zzm0")).toHaveLength(1);
  });
});

describe("hops", () => {
  it.each([0, 1, 2, 3])("of %i are as far as a search goes, in a circle too", async (hops) => {
    const { store, manifest } = await openStore({ hops });
    const circle = ["m0", "m1", "m2", "m3", "m4", "m5", "m6"];
    for (const [place, id] of circle.entries()) {
      const derived_from = [circle[(place + 1) % circle.length] ?? ""];
      await put(store, id, { derived_from, content: { statement: place === 0 ? "kiwi" : "lamp" } });
    }
    const found = await search(store, "zzkiwi", {}, 2);
    const ways = ["m0", "m0 > m1", "m0 > m6", "m0 > m1 > m2", "m0 > m6 > m5", "m0 > m1 > m2 > m3", "m0 > m6 > m5 > m4"];
    expect(shown(found).toSorted()).toEqual(ways.slice(0, 1 + 2 * hops).toSorted());
    const scores = found.map((hit) => hit.score);
    expect(scores).toEqual(scores.toSorted((left, right) => right - left));
    expect(new Set(found.map((hit) => hit.path?.length ?? 1)).size).toBe(hops + 1);
    expect(manifest.capabilities.search_modes).toEqual(hops === 0 ? ["lexical"] : ["lexical", "graph"]);
  });

  it("put direct hits first, and show none of them twice", async () => {
    const { store } = await openStore({ hops: 3 });
    await put(store, "a", { derived_from: ["b", "c"], content: { statement: "kiwi" } });
    await put(store, "b", { derived_from: ["c"], content: { statement: "kiwi and a long text about other things" } });
    await put(store, "c", { content: { statement: "lamp" } });
    expect(shown(await search(store, "zzkiwi", {}, 1))).toEqual(["a", "b", "a > c"]);
  });
});

describe("pages beside writes", () => {
  it.each([
    ["would now be on the first page", "kiwi kiwi kiwi"],
    ["stands where it stood", "kiwi and a long text about other things"],
  ])("bring a direct hit that has changed once, and before those over edges, where it %s", async (_, statement) => {
    const { store } = await openStore();
    await put(store, "a", { derived_from: ["near"], content: { statement: "kiwi kiwi" } });
    await put(store, "b", { content: { statement: "kiwi and a long text about other things" } });
    await put(store, "c", { content: { statement: "kiwi and a still longer text about many other things" } });
    await put(store, "near");
    const query = { ...asking("zzkiwi"), text: "", filter: {}, limit: 1 };
    const seen: string[] = [];
    await drain(async (from) => {
      const page = await store.search({ tenant: "acme", query: { ...query, ...from } }, call());
      seen.push(...shown(page.items));
      if (seen.length > 1) return page;
      const { draft, searchable } = itemOf(memoryOf("b", { content: { statement } }));
      await store.replace({ tenant: "acme", draft, searchable, expectedRevision: 1 }, call());
      return page;
    });
    expect(seen).toEqual(["a", "c", "b", "a > near"]);
  });

  it("bring what changes among hits over edges no second time as a direct hit", async () => {
    const { store } = await openStore();
    await put(store, "a", { derived_from: ["near", "next"], content: { statement: "kiwi" } });
    for (const id of ["near", "next"]) await put(store, id);
    const query = { ...asking("zzkiwi"), text: "", filter: {}, limit: 2 };
    const first = await store.search({ tenant: "acme", query }, call());
    const { draft } = itemOf(memoryOf("a", { derived_from: ["near", "next"], content: { statement: "kiwi" } }));
    await store.replace({ tenant: "acme", draft, expectedRevision: 1 }, call());
    const { cursor } = first;
    const second = await store.search(
      { tenant: "acme", query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
      call(),
    );
    expect([...shown(first.items), ...shown(second.items)]).toEqual(["a", "a > near", "a > next"]);
    expect(second.cursor).toBeUndefined();
  });
});

describe("neighbours", () => {
  it("pass the filter, and no path leads through what does not", async () => {
    const { store } = await openStore({ hops: 2 });
    await put(store, "m", { derived_from: ["gone", "old", "their", "fine"], content: { statement: "kiwi" } });
    await put(store, "gone", { derived_from: ["behind"] }, { state: "revoked" });
    await put(store, "behind");
    await put(store, "old", {}, { expiresAt: 5 });
    await put(store, "their", { subject: { kind: "user", id: "another" } });
    await put(store, "fine");
    const filter: Filter = { states: ["active"], notExpiredAt: 10, subject: { kind: "user", id: "someone" } };
    expect(shown(await search(store, "zzkiwi", filter))).toEqual(["m", "m > fine"]);
  });

  it("reached through several memories come with a path through each, no longer than hops, and a bounded number", async () => {
    const { store } = await openStore({ hops: 2 });
    await put(store, "seed", { content: { statement: "kiwi" } });
    const middles = Array.from({ length: 12 }, (_, number) => `middle-${String(number)}`);
    for (const id of middles) await put(store, id, { derived_from: ["seed"] });
    await put(store, "end", { derived_from: middles });
    const end = (await search(store, "zzkiwi")).find((hit) => hit.record.memoryId === "end");
    const paths = [end?.path ?? [], ...(end?.otherPaths ?? [])];
    expect(paths).toHaveLength(8);
    expect(new Set(paths.map((path) => path[1])).size).toBe(8);
    for (const path of paths) expect([path[0], path.length, path[2]]).toEqual(["seed", 3, "end"]);
  });

  it("are never another tenant's", async () => {
    const { store } = await openStore({ hops: 3 });
    await put(store, "m", { ...relate("Alice", "kiwi", "Acme"), derived_from: ["parent"] });
    await put(store, "parent", {}, {}, "globex");
    await put(store, "other", relate("Alice", "lives", "Oslo"), {}, "globex");
    await put(store, "child", { derived_from: ["m"] }, {}, "globex");
    expect(shown(await search(store, "zzkiwi"))).toEqual(["m"]);
  });

  it("of a hub are bounded, and paged without a repetition", async () => {
    const { store } = await openStore();
    for (let number = 0; number < 200; number++) await put(store, `m${String(number)}`, { derived_from: ["hub"] });
    await put(store, "hub", { content: { statement: "kiwi" } });
    const found = await search(store, "zzkiwi", {}, 7);
    expect(found).toHaveLength(65);
    expect(new Set(found.map((hit) => hit.record.memoryId)).size).toBe(65);
  });
});

describe("a purge", () => {
  it("takes the edges on both ends, so that the id's next memory has none", async () => {
    const { store } = await openStore();
    await put(store, "child", { derived_from: ["m"], content: { statement: "kiwi" } });
    await put(store, "m", { derived_from: ["parent"], content: { statement: "lamp" } });
    await put(store, "parent", { content: { statement: "boat" } });
    expect(
      (await store.remove({ tenant: "acme", memoryId: "m", expectedRevision: 1, writeId: "w" }, call())).kind,
    ).toBe("removed");
    await put(store, "m", { content: { statement: "lamp" } });
    expect(shown(await search(store, "zzkiwi"))).toEqual(["child"]);
    expect(shown(await search(store, "zzboat"))).toEqual(["parent"]);
    expect(shown(await search(store, "zzlamp"))).toEqual(["m"]);
  });
});
