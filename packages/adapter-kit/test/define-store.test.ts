import { defineStore, type StoreBody, textsWithoutNul, wellFormedTexts } from "@mgp/adapter-kit";
import { asking, searchableBy } from "@mgp/conformance";
import type { MemoryStore } from "@mgp/core";
import { StoreError } from "@mgp/core";
import { describe, expect, it } from "vitest";
import { callFor, draftOf, gateAt, itemOf, optionsWith, smallBody } from "./small-body.ts";

const page = { limit: 9 };
const searchable = searchableBy([]);
const HALF = "\ud800";

const fail = (): never => {
  throw new RangeError("words of the driver");
};

const ourWords = (cause: unknown): StoreError => new StoreError("busy", "our words", { cause });

/** Each method once, by name. */
function everyMethod(store: MemoryStore): readonly (readonly [string, () => Promise<unknown>])[] {
  const { operator } = store;
  return [
    ["get", () => store.get({ tenant: "t", memoryIds: ["a"] }, callFor())],
    ["insert", () => store.insert({ tenant: "t", draft: draftOf("a"), searchable }, callFor())],
    [
      "insertMany",
      () => store.insertMany({ tenant: "t", items: [itemOf("a")], stopAtFirstExisting: false }, callFor()),
    ],
    ["replace", () => store.replace({ tenant: "t", draft: draftOf("a"), expectedRevision: 1 }, callFor())],
    ["remove", () => store.remove({ tenant: "t", memoryId: "a", expectedRevision: 1, writeId: "w" }, callFor())],
    ["search", () => store.search({ tenant: "t", query: { filter: {}, ...asking(), limit: 1 } }, callFor())],
    ["list", () => store.list({ tenant: "t", filter: {}, page }, callFor())],
    ["changes", () => store.changes({ tenant: "t", page }, callFor())],
    ["health", () => store.health(callFor())],
    ["heldElsewhere", () => operator.heldElsewhere({ tenant: "t", memoryId: "a" }, callFor())],
    ["lastWrite", () => operator.lastWrite({ tenant: "t", memoryId: "a" }, callFor())],
    ["tenants", () => operator.tenants(page, callFor())],
    ["count", () => operator.count({ tenant: "t", filter: {} }, callFor())],
    ["maintain", () => operator.maintain({ budgetMs: 1, tombstonesBefore: 1 }, callFor())],
  ];
}

const methods = everyMethod(defineStore(smallBody(), optionsWith())).map(([name]) => name);

describe("every method", () => {
  it.each(methods)("%s: is refused by a closed store", async (name) => {
    const store = defineStore(smallBody(), optionsWith());
    await store.close();
    const run = new Map(everyMethod(store)).get(name);
    await expect(run?.()).rejects.toMatchObject({ code: "unavailable", message: "the small store is closed" });
  });

  it.each(methods)("%s: rejects with a store error whatever the body throws", async (name) => {
    const body = { get: fail, insert: fail, replace: fail, remove: fail, search: fail, list: fail, changes: fail };
    const operator = { heldElsewhere: fail, lastWrite: fail, tenants: fail, count: fail, maintain: fail };
    const store = defineStore(smallBody({ ...body, health: fail }, operator), optionsWith({ toStoreError: ourWords }));
    const outcome = await new Map(everyMethod(store))
      .get(name)?.()
      .then(
        (results) => results,
        (error: unknown) => [error],
      );
    expect(outcome).toMatchObject([{ code: "busy", message: "our words", cause: { name: "RangeError" } }]);
  });
});

describe("errors", () => {
  it("are unavailable and name the store where the adapter has no words of its own", async () => {
    const store = defineStore(smallBody({ get: fail }), optionsWith());
    const failure = { code: "unavailable", message: "the small store failed" };
    await expect(store.get({ tenant: "t", memoryIds: ["a"] }, callFor())).rejects.toMatchObject(failure);
  });

  it("of a store are handed on as they are", async () => {
    const own = new StoreError("damaged", "this one");
    const get = (): never => {
      throw own;
    };
    const store = defineStore(smallBody({ get }), optionsWith({ toStoreError: ourWords }));
    await expect(store.get({ tenant: "t", memoryIds: ["a"] }, callFor())).rejects.toBe(own);
  });
});

describe("close", () => {
  it("waits for calls in flight, then releases the body once", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const events: string[] = [];
    const body: Partial<StoreBody> = {
      health: async () => {
        await promise;
        events.push("answered");
        return [];
      },
      close: () => {
        events.push("released");
      },
    };
    const store = defineStore(smallBody(body), optionsWith());
    const health = store.health(callFor());
    const closing = [store.close(), store.close()];
    await new Promise(setImmediate);
    expect(events).toEqual([]);
    resolve();
    await Promise.all([health, ...closing]);
    await store.close();
    expect(events).toEqual(["answered", "released"]);
  });

  it("waits for no call that failed", async () => {
    const store = defineStore(smallBody({ health: fail }), optionsWith());
    await expect(store.health(callFor())).rejects.toMatchObject({ code: "unavailable" });
    await store.close();
  });
});

describe("drafts", () => {
  it("are too large by their UTF-8 bytes, which is not asked of the body", async () => {
    const body = smallBody();
    const store = defineStore(body, optionsWith());
    const large = draftOf("a", { body: "€€€" });
    const failure = { code: "too_large", message: "the memory is larger than 8 bytes" };
    await expect(store.insert({ tenant: "t", draft: large, searchable }, callFor())).rejects.toMatchObject(failure);
    await expect(store.replace({ tenant: "t", draft: large, expectedRevision: 1 }, callFor())).rejects.toMatchObject(
      failure,
    );
    expect(
      await store.insert({ tenant: "t", draft: draftOf("a", { body: "€€aa" }), searchable }, callFor()),
    ).toMatchObject({
      kind: "inserted",
    });
    expect([...body.records.keys()]).toEqual(["a"]);
  });

  it.each([
    ["an id", { memoryId: HALF }],
    ["a body", { body: HALF }],
    ["a subject", { subject: { kind: "user" as const, id: HALF } }],
    ["a reason", { stateReason: HALF }],
    ["a write id", { writeIds: [HALF] }],
    ["a match key", { matchKeys: [HALF] }],
    ["a person key", { personKeys: [HALF] }],
  ])("with half a character in %s are invalid where the backend cannot keep it", async (_, change) => {
    const store = defineStore(smallBody(), optionsWith({ texts: wellFormedTexts }));
    const message = "the memory has an unpaired surrogate, which the small store cannot keep";
    await expect(
      store.insert({ tenant: "t", draft: draftOf("a", change), searchable }, callFor()),
    ).rejects.toMatchObject({
      code: "invalid",
      message,
    });
  });

  it("have a NUL or half a character where the backend keeps any text", async () => {
    const store = defineStore(smallBody(), optionsWith());
    const draft = draftOf(HALF, { stateReason: "\0" });
    expect(await store.insert({ tenant: "t", draft, searchable }, callFor())).toMatchObject({ kind: "inserted" });
  });

  it("have no more match keys than the backend has columns for", async () => {
    const store = defineStore(smallBody(), optionsWith({ matchKeys: 1 }));
    const draft = draftOf("a", { matchKeys: ["k", "l"] });
    const failure = { code: "invalid", message: "the memory has more than 1 match keys" };
    await expect(store.insert({ tenant: "t", draft, searchable }, callFor())).rejects.toMatchObject(failure);
  });
});

describe("names that a backend cannot keep", () => {
  const asked: string[] = [];
  const note = (id: string): number => asked.push(id);
  const body = smallBody(
    {
      get: ({ memoryIds }) => memoryIds.map((memoryId) => ({ ...draftOf(memoryId), revision: note(memoryId) })),
      remove: ({ memoryId }) => ({ kind: note(memoryId) > 0 ? "removed" : "absent" }),
    },
    { heldElsewhere: ({ memoryId }) => note(memoryId) > 0 },
  );
  const store = defineStore(body, optionsWith({ texts: textsWithoutNul }));

  it("as an id are absent, and the others keep their places", async () => {
    const records = await store.get({ tenant: "t", memoryIds: ["\0", "a", HALF, "b"] }, callFor());
    expect(records.map((record) => record?.memoryId)).toEqual([undefined, "a", undefined, "b"]);
    expect(await store.remove({ tenant: "t", memoryId: "\0", expectedRevision: 1, writeId: "w" }, callFor())).toEqual({
      kind: "absent",
    });
    expect(await store.operator.heldElsewhere({ tenant: "t", memoryId: "\0" }, callFor())).toBe(false);
    expect(asked).toEqual(["a", "b"]);
  });

  it("as a tenant are invalid", async () => {
    const failure = { code: "invalid", message: "a tenant's name has a NUL or an unpaired surrogate" };
    await expect(store.get({ tenant: "\0", memoryIds: ["a"] }, callFor())).rejects.toMatchObject(failure);
    await expect(store.operator.count({ tenant: HALF, filter: {} }, callFor())).rejects.toMatchObject(failure);
  });
});

describe("what a body leaves out", () => {
  it("is unsupported, where nothing can stand in for it", async () => {
    const store = defineStore(smallBody(), optionsWith());
    await expect(store.changes({ tenant: "t", page }, callFor())).rejects.toMatchObject({ code: "unsupported" });
    await expect(store.operator.tenants(page, callFor())).rejects.toMatchObject({ code: "unsupported" });
    expect(await store.operator.maintain({ budgetMs: 1, tombstonesBefore: 1 }, callFor())).toEqual({
      more: false,
      damaged: [],
    });
  });

  it("counts by its list, page by page, as long as the call lasts", async () => {
    const clock = { now: 0 };
    const pages = [3, 0, 2];
    const list: StoreBody["list"] = ({ page: { cursor } }) => {
      clock.now += 20_000;
      const place = Number(cursor ?? 0);
      const items = Array.from({ length: pages[place] ?? 0 }, () => ({ ...draftOf("a"), revision: 1 }));
      return place === pages.length - 1 ? { items } : { items, cursor: String(place + 1) };
    };
    const store = defineStore(smallBody({ list }), optionsWith({ gate: gateAt(clock) }));
    expect(await store.operator.count({ tenant: "t", filter: {} }, callFor())).toEqual({ count: 5, exact: true });
    clock.now = 10_000;
    pages.push(1);
    await expect(store.operator.count({ tenant: "t", filter: {} }, callFor())).rejects.toMatchObject({
      code: "deadline",
    });
  });
});
