import { asking, call, drain, itemOf, memoryOf } from "@mgp/conformance";
import type { MemoryRecord, MemoryStore } from "@mgp/core";
import { expect } from "vitest";
import { memoryPath, nameOf } from "../src/folder.ts";

/** Inserts a memory that says this. */
export async function put(store: MemoryStore, memoryId: string, statement = "Lives in Oslo."): Promise<void> {
  const { draft, searchable } = itemOf(memoryOf(memoryId, { content: { statement } }));
  expect((await store.insert({ tenant: "acme", draft, searchable }, call())).kind).toBe("inserted");
}

/** Where the memory's file is, within the folder of the store. */
export function fileOf(memoryId: string): string {
  return memoryPath(nameOf("acme", memoryId));
}

/** The ids that a word finds, ascending. */
export async function found(store: MemoryStore, token: string): Promise<readonly string[]> {
  const { items } = await store.search(
    { tenant: "acme", query: { ...asking(token), text: "", filter: {}, limit: 1_000 } },
    call(),
  );
  return items.map((hit) => hit.record.memoryId).toSorted();
}

export async function listed(store: MemoryStore): Promise<readonly MemoryRecord[]> {
  return await drain(
    async (from) => await store.list({ tenant: "acme", filter: {}, page: { limit: 1_000, ...from } }, call()),
  );
}

/** For `toMatchObject`: a text with this in it. */
export function containing(text: string): unknown {
  return expect.stringContaining(text);
}
