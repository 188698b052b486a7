import { describe, expect, it } from "vitest";
import {
  CONTRACT_VERSION,
  defineAdapter,
  draftOf,
  insertOneByOne,
  matchesFilter,
  StoreError,
} from "../../src/index.ts";
import type { Filter, InsertItem, InsertResult, MemoryObject, MemoryRecord, MemoryStore } from "../../src/index.ts";

const memory: MemoryObject = {
  memory_id: "m",
  subject: { kind: "user", id: "u" },
  scope: "user",
  type: "profile",
  content: {},
  source: { kind: "chat", ref: "c" },
  created_at: "1970-01-01T00:00:01Z",
  ttl_seconds: 1,
  valid_from: "1970-01-01T00:00:03Z",
  valid_to: "1970-01-01T00:00:05Z",
};
const record: MemoryRecord = {
  ...draftOf(memory, { state: "active", writeIds: ["w"], now: 0 }),
  revision: 1,
};
const item = (memoryId: string): InsertItem => ({
  draft: { ...record, memoryId },
  searchable: { tokens: [], lengths: { open: 0, full: 0 }, text: "" },
});
const call = { signal: new AbortController().signal, deadline: Number.MAX_SAFE_INTEGER };

/** Answers by id: `taken…` exists, `down…` fails, anything else is inserted. */
const store: Pick<MemoryStore, "insert"> = {
  insert: ({ draft }): Promise<InsertResult> => {
    if (draft.memoryId.startsWith("down")) return Promise.reject(new StoreError("unavailable", "down"));
    const stored = { ...record, memoryId: draft.memoryId };
    const result: InsertResult = draft.memoryId.startsWith("taken")
      ? { kind: "exists", by: "id", record: stored }
      : { kind: "inserted", record: stored };
    return Promise.resolve(result);
  },
};

async function kinds(ids: readonly string[], stopAtFirstExisting: boolean): Promise<readonly string[]> {
  const results = await insertOneByOne(store, { tenant: "t", items: ids.map(item), stopAtFirstExisting }, call);
  return results.map((result) => (StoreError.isInstance(result) ? result.code : result.kind));
}

describe("insertOneByOne", () => {
  it("goes on after a record that exists, unless told to stop there", async () => {
    expect(await kinds(["a", "taken", "b"], false)).toEqual(["inserted", "exists", "inserted"]);
    expect(await kinds(["a", "taken", "b"], true)).toEqual(["inserted", "exists"]);
  });

  it("ends with the first item that fails", async () => {
    expect(await kinds(["a", "down", "b"], false)).toEqual(["inserted", "unavailable"]);
  });
});

describe("defineAdapter", () => {
  it("stamps the version of the contract", () => {
    const adapter = defineAdapter({
      name: "none",
      settings: [],
      optionsFrom: () => ({}),
      open: () => Promise.reject(new StoreError("misconfigured", "there is nothing to open")),
    });
    expect(adapter.contractVersion).toBe(CONTRACT_VERSION);
  });
});

describe("matchesFilter", () => {
  it.each<[string, Filter, boolean]>([
    ["nothing asked", {}, true],
    ["its state", { states: ["active", "revoked"] }, true],
    ["another state", { states: ["expired"] }, false],
    ["an instant before it expires", { notExpiredAt: 1999 }, true],
    ["the instant at which it expires", { notExpiredAt: 2000 }, false],
    ["an instant before what it says holds", { validAt: 2999 }, false],
    ["the instant from which it holds", { validAt: 3000 }, true],
    ["the last instant at which it holds", { validAt: 4999 }, true],
    ["the instant from which it holds no more", { validAt: 5000 }, false],
    ["its subject", { subject: { kind: "user", id: "u" } }, true],
    ["another subject", { subject: { kind: "agent", id: "u" } }, false],
    ["another scope", { scope: "org" }, false],
    ["its type among others", { types: ["checkpoint_pointer", "profile"] }, true],
    ["no type at all", { types: [] }, false],
    ["from its creation on", { from: 1000 }, true],
    ["from later on", { from: 1001 }, false],
    ["up to its creation, exclusive", { to: 1000 }, false],
    ["its person", { personKey: record.personKeys[0] ?? "" }, true],
    ["another person", { personKey: "0" }, false],
    ["one restriction met and one not", { scope: "user", types: ["preference"] }, false],
  ])("%s", (_case, filter, expected) => {
    expect(matchesFilter(record, filter)).toBe(expected);
  });
});
