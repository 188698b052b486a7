import { connect } from "@lancedb/lancedb";
import { call, itemOf, memoryOf } from "@mgp/conformance";
import type { MemoryStore } from "@mgp/core";
import { describe, expect, it } from "vitest";
import { labelMark, matchMark, personMark, subjectMark } from "../src/keys.ts";
import { startEmbeddingService } from "./embedding-service.ts";
import { filesHold } from "./kept-files.ts";
import { openStore, temporaryFolder } from "./open-store.ts";

const TENANT = "acme";

async function fill(store: MemoryStore, count: number, prefix = "m"): Promise<void> {
  const items = Array.from({ length: count }, (_, one) =>
    itemOf(memoryOf(`${prefix}${one}`, { content: { statement: `The boat number ${one} left the harbour.` } })),
  );
  await store.insertMany({ tenant: TENANT, items, stopAtFirstExisting: false }, call());
}

/** How often the table was ever changed. */
async function commitsIn(folder: string): Promise<number> {
  return await (await (await connect(folder)).openTable("memories")).version();
}

/** The vectors of all rows, behind the adapter's back. */
async function vectorsIn(folder: string): Promise<readonly (readonly number[] | null)[]> {
  const table = await (await connect(folder)).openTable("memories");
  const rows: readonly { readonly vector: Iterable<number> | null }[] = await table
    .query()
    .select(["vector"])
    .toArray();
  return rows.map(({ vector }) => (vector === null ? null : [...vector]));
}

/** Of a vector of length 1 that points to two topics. */
const half = Math.fround(Math.SQRT1_2);
const halves = Buffer.from(Float32Array.from([half, half]).buffer);

const isOfTwoTopics = (vector: readonly number[] | null): boolean =>
  vector?.filter((part) => part === half).length === 2;

describe("a purge", () => {
  it("leaves neither text, vector, hash nor older version, though its files were joined with others", async () => {
    const { settings } = await startEmbeddingService();
    const folder = temporaryFolder();
    const { store } = await openStore({ ...settings, MGP_LANCEDB_DIR: folder });
    await fill(store, 50);
    const needle = "xylophone77";
    const { draft, searchable } = itemOf(
      memoryOf("secret", { content: { statement: `The cat on the boat plays the ${needle}.` } }),
      {
        matchKeys: ["e".repeat(32)],
        personKeys: ["f".repeat(32)],
        labelKeys: ["d".repeat(32)],
        subject: { kind: "user", id: "user-secret" },
      },
    );
    await store.insert({ tenant: TENANT, draft, searchable }, call());
    await fill(store, 50, "n");
    await store.operator.maintain({ budgetMs: 10_000, tombstonesBefore: 0 }, call());
    const marks = [
      matchMark(TENANT, "e".repeat(32)),
      personMark("f".repeat(32)),
      labelMark("d".repeat(32)),
      subjectMark({ kind: "user", id: "user-secret" }),
    ];
    const traces = [needle, "user-secret", "e".repeat(32), "f".repeat(32), "d".repeat(32), ...marks];
    for (const trace of traces) expect(filesHold(folder, trace), `${trace} before`).toBe(true);
    expect((await vectorsIn(folder)).filter(isOfTwoTopics)).toHaveLength(1);
    expect(filesHold(folder, halves), "the vector before").toBe(true);
    expect(
      await store.remove({ tenant: TENANT, memoryId: "secret", expectedRevision: 1, writeId: "purge-1" }, call()),
    ).toEqual({ kind: "removed" });
    for (const trace of traces) expect(filesHold(folder, trace), `${trace} after`).toBe(false);
    expect(filesHold(folder, halves), "the vector after").toBe(false);
    const vectors = await vectorsIn(folder);
    expect(vectors.filter((vector) => vector === null)).toHaveLength(1);
    expect(vectors.filter(isOfTwoTopics)).toEqual([]);
  });

  it("keeps of a record where it stood in its session", async () => {
    const folder = temporaryFolder();
    const { store } = await openStore({ MGP_LANCEDB_DIR: folder });
    const { draft, searchable } = itemOf(memoryOf("m1"), { thread: "a".repeat(32), place: 7 });
    await store.insert({ tenant: TENANT, draft, searchable }, call());
    await store.remove({ tenant: TENANT, memoryId: "m1", expectedRevision: 1, writeId: "purge" }, call());
    const table = await (await connect(folder)).openTable("memories");
    const rows: readonly unknown[] = await table.query().select(["state", "thread", "place", "body"]).toArray();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ state: "purged", thread: "a".repeat(32), place: 7n, body: null });
  });

  it("is shared by those that come together", async () => {
    const folder = temporaryFolder();
    const { store } = await openStore({ MGP_LANCEDB_DIR: folder });
    await fill(store, 40);
    const before = await commitsIn(folder);
    await store.remove({ tenant: TENANT, memoryId: "m0", expectedRevision: 1, writeId: "purge" }, call());
    const first = await commitsIn(folder);
    const kinds = await Promise.all(
      Array.from(
        { length: 32 },
        async (_, one) =>
          await store.remove(
            { tenant: TENANT, memoryId: `m${one + 1}`, expectedRevision: 1, writeId: "purge" },
            call(),
          ),
      ),
    );
    expect(kinds.every(({ kind, residue }) => kind === "removed" && residue === undefined)).toBe(true);
    // Thirty-two one after another would take thirty-two times as many.
    expect((await commitsIn(folder)) - first).toBeLessThan((first - before) * 16);
  });
});
