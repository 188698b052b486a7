import { runInNewContext } from "node:vm";
import type { KeyValueBackend } from "@mgp/adapter-kit";
import { call, withTokens } from "@mgp/conformance";
import { type MemoryStore, StoreError } from "@mgp/core";
import { expect, test } from "vitest";
import { adapterOver, MapBackend } from "./map-adapter.ts";

async function storeOver(backend: KeyValueBackend): Promise<MemoryStore> {
  const { store } = await adapterOver(() => backend).open({}, { now: () => 1_000, log: () => undefined }, call());
  return store;
}

/** Over a backend whose methods are at fault from the time that it is open. */
async function faultyStore(faults: object): Promise<MemoryStore> {
  const backend = new MapBackend();
  const store = await storeOver(backend);
  Object.assign(backend, faults);
  return store;
}

async function insert(store: MemoryStore, signal: AbortSignal = new AbortController().signal): Promise<unknown> {
  const { draft, searchable } = withTokens("m", []);
  return await store.insert({ tenant: "acme", draft, searchable }, { ...call(), signal });
}

async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    if (!StoreError.isInstance(error)) return error;
    return { code: error.code, isDiscreet: !error.message.includes("secret") };
  }
}

const failing = {
  thrown: () => {
    throw new Error("the secret of the driver");
  },
  rejected: async () => await Promise.reject(new Error("the secret of the driver")),
};

test.each(Object.entries(failing))("a driver's error that is %s is unavailable from a read", async (_, fail) => {
  const store = await faultyStore({ get: fail });
  expect(await refusalOf(insert(store))).toEqual({ code: "unavailable", isDiscreet: true });
});

test.each(Object.entries(failing))("a driver's error that is %s leaves a write's outcome unknown", async (_, fail) => {
  const store = await faultyStore({ put: fail });
  expect(await refusalOf(insert(store))).toEqual({ code: "unknown_outcome", isDiscreet: true });
});

const waits = {
  promise: async () => await new Promise<never>(() => undefined),
  "promise of the driver's own": (): unknown => runInNewContext("new Promise(() => undefined)"),
};

const hangs = Object.entries(waits).flatMap(([kind, wait]) => [
  ["get", kind, "cancelled", wait] as const,
  ["put", kind, "unknown_outcome", wait] as const,
]);

test.each(hangs)("a %s whose %s never answers ends with its call: %s", async (method, _, code, wait) => {
  const asked = Promise.withResolvers<void>();
  const hang = (): unknown => {
    asked.resolve();
    return wait();
  };
  const store = await faultyStore({ [method]: hang });
  const controller = new AbortController();
  const refused = refusalOf(insert(store, controller.signal));
  await asked.promise;
  controller.abort();
  expect(await refused).toMatchObject({ code });
});

test("a put that is refused for ever ends as busy", async () => {
  const store = await faultyStore({ put: () => false });
  await expect(insert(store)).rejects.toMatchObject({ code: "busy" });
});

test("what cannot be read back is damaged, and upkeep names it", async () => {
  const backend = new MapBackend();
  const store = await storeOver(backend);
  await insert(store);
  const [entry] = backend.entries({ prefix: "r.", limit: 1 });
  backend.write({ key: entry?.key ?? "", value: "{", expected: entry?.version, indexed: undefined });
  await expect(store.get({ tenant: "acme", memoryIds: ["m"] }, call())).rejects.toMatchObject({ code: "damaged" });
  expect(await store.operator.maintain({ budgetMs: 1_000, tombstonesBefore: 0 }, call())).toEqual({
    more: false,
    damaged: ["m"],
  });
});

test("upkeep goes on where its budget ended", async () => {
  const clock = { now: 1_000 };
  const backend = new MapBackend();
  const { store } = await adapterOver(() => backend).open(
    {},
    { now: () => (clock.now += 1), log: () => undefined },
    call(),
  );
  for (const id of ["a", "b", "c"]) {
    const { draft, searchable } = withTokens(id, []);
    await store.insert({ tenant: "acme", draft, searchable }, call());
    await store.remove({ tenant: "acme", memoryId: id, expectedRevision: 1, writeId: "w" }, call());
  }
  const rounds: boolean[] = [];
  do rounds.push((await store.operator.maintain({ budgetMs: 0, tombstonesBefore: 5_000 }, call())).more);
  while (rounds.at(-1) === true && rounds.length < 10);
  expect(rounds).toEqual([true, true, true, false]);
  expect(await store.operator.lastWrite({ tenant: "acme", memoryId: "c" }, call())).toBe(undefined);
});

test("a write that another one came before is decided again", async () => {
  const backend = new MapBackend();
  const store = await storeOver(backend);
  backend.beforeNextPut = async () => await insert(store);
  expect(await insert(store)).toMatchObject({ kind: "exists", by: "id" });
});
