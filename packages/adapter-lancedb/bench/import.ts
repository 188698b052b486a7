// How much of an embedding model's own speed is left when memories are imported with it:
//   node --conditions=@mgp/source packages/adapter-lancedb/bench/import.ts <model folder> [memories] [rounds]
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { draftOf, type InsertItem, type MemoryObject, searchableOf } from "@mgp/core";
import { createEmbedder, type EmbedderOptions } from "@mgp/embeddings";
import { lanceDbAdapter } from "../src/index.ts";
import { report } from "./report.ts";

const MODEL = process.argv[2] ?? "Xenova/all-MiniLM-L6-v2";
const COUNT = Number(process.argv[3] ?? 1_000);
const ROUNDS = Number(process.argv[4] ?? 5);
const BATCH = 500;

const call = { signal: new AbortController().signal, deadline: Number.MAX_SAFE_INTEGER };
const options: EmbedderOptions = { provider: "local", model: MODEL };

function itemOf(number: number): InsertItem {
  const memory: MemoryObject = {
    memory_id: `m${String(number)}`,
    subject: { kind: "user", id: "someone" },
    scope: "user",
    type: "semantic_fact",
    content: {
      statement: `Person ${String(number)} keeps lantern ${String(number % 500)} of the old harbour, likes tea with friends, and told the assistant about a journey to town ${String(number % 901)}.`,
    },
    source: { kind: "chat", ref: "chat:1" },
    created_at: "2026-01-02T03:04:05Z",
  };
  return { draft: draftOf(memory, { state: "active", writeIds: ["w"], now: 0 }), searchable: searchableOf(memory) };
}

/** Milliseconds of processor time a memory: other work on the machine plays no part in it. */
async function costOf(work: () => Promise<unknown>): Promise<number> {
  const begin = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1_000 / COUNT;
}

const items = Array.from({ length: COUNT }, (_, number) => itemOf(number));
const texts = items.map(({ searchable }) => searchable.text);
const embedder = await createEmbedder(options, call);
const folder = mkdtempSync(path.join(tmpdir(), "mgp-lancedb-import-"));
const context = { now: Date.now, log: (): void => undefined };
const { store } = await lanceDbAdapter.open({ location: folder, embedder: options }, context, call);
await embedder.documents(texts.slice(0, 64), call);
const rounds: { readonly ratio: number; readonly alone: number; readonly imported: number }[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const alone = await costOf(async () => await embedder.documents(texts, call));
  const imported = await costOf(async () => {
    for (let start = 0; start < COUNT; start += BATCH) {
      const some = items.slice(start, start + BATCH);
      await store.insertMany({ tenant: `tenant-${String(round)}`, items: some, stopAtFirstExisting: false }, call);
    }
  });
  rounds.push({ ratio: alone / imported, alone, imported });
}
const middle = rounds.toSorted((left, right) => left.ratio - right.ratio)[ROUNDS >> 1];
if (middle !== undefined) {
  const { ratio, alone, imported } = middle;
  report("import", ratio, `${imported.toFixed(2)} ms of processor a memory, ${alone.toFixed(2)} of them the model's`);
}
await store.close();
await embedder.close();
rmSync(folder, { recursive: true, force: true });
