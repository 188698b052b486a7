import { call, withTokens } from "@mgp/conformance";
import type { MemoryStore } from "@mgp/core";
import { onTestFinished } from "vitest";
import { postgresAdapter, type PostgresAdapterOptions } from "../src/index.ts";

let schemas = 0;

/** The name of a schema that no test used. */
export function newSchema(): string {
  schemas += 1;
  return `test_${String(process.pid)}_${String(schemas)}`;
}

/** An open store that is closed after the test. @param now the real clock, unless the test has another */
export async function openStore(options: PostgresAdapterOptions, now: () => number = Date.now): Promise<MemoryStore> {
  const context = { now, log: () => undefined };
  const { store } = await postgresAdapter.open(options, context, call());
  onTestFinished(async () => await store.close());
  return store;
}

/** Inserts records with a word of their own, all with the same clock. */
export async function putAll(store: MemoryStore, tenant: string, memoryIds: readonly string[]): Promise<void> {
  const items = memoryIds.map((memoryId) => withTokens(memoryId, ["zzkiwi"]));
  await store.insertMany({ tenant, items, stopAtFirstExisting: false }, call());
}
