// How the adapter stands at a size, one JSON object a line:
//   node --conditions=@mgp/source packages/adapter-lancedb/bench/scale.ts [memories] [rounds] [folder]
// A folder that is named is kept, and measured again without being filled again.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { MatchQuery, rerankers } from "@lancedb/lancedb";
import { defineStore, Gate } from "@mgp/adapter-kit";
import {
  analyseQuery,
  type Call,
  draftOf,
  type InsertItem,
  type MemoryObject,
  presentAnalyser,
  searchableOf,
  searchTerms,
} from "@mgp/core";
import type { Embedder } from "@mgp/embeddings";
import { nearest } from "../src/candidates.ts";
import { within } from "../src/conditions.ts";
import { guarantees } from "../src/guarantees.ts";
import { CELLS, VECTORS_INDEXED_FROM } from "../src/indexes.ts";
import { LanceDbBody } from "../src/lancedb-body.ts";
import { MemoryTable } from "../src/memory-table.ts";
import { openDatabase } from "../src/open-database.ts";
import { setupOf } from "../src/options.ts";
import { ROW_COLUMNS } from "../src/schema.ts";
import { report } from "./report.ts";

const COUNT = Number(process.argv[2] ?? 100_000);
const ROUNDS = Number(process.argv[3] ?? 5);
const FOLDER = process.argv[4] ?? mkdtempSync(path.join(tmpdir(), "mgp-lancedb-scale-"));
const DIMENSIONS = 384;
const WORDS = 30_000;
const TENANT = "acme";
const ASKED = 60;

const call: Call = { signal: new AbortController().signal, deadline: Number.MAX_SAFE_INTEGER };

/** Numbers from 0 to 1, the same at every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A word, the first ones far more often than the last. */
function wordOf(random: () => number): string {
  return `w${String(Math.floor(Math.exp(random() * Math.log(WORDS))))}`;
}

function sentence(random: () => number, length: number): string {
  return Array.from({ length }, () => wordOf(random)).join(" ");
}

const directions = new Map<string, Float32Array>();

function directionOf(word: string): Float32Array {
  let direction = directions.get(word);
  if (direction === undefined) {
    const random = numbers(Number(word.slice(1)) + 1);
    direction = Float32Array.from({ length: DIMENSIONS }, () => random() + random() + random() - 1.5);
    directions.set(word, direction);
  }
  return direction;
}

/** What stands in for a model: texts that share words, the rare ones above all, point the same way. */
function vectorOf(text: string): Float32Array {
  const sum = new Float32Array(DIMENSIONS);
  for (const word of text.split(" ")) {
    const weight = Math.log(Number(word.slice(1)) + 2);
    for (const [place, part] of directionOf(word).entries()) sum[place] = (sum[place] ?? 0) + weight * part;
  }
  const length = Math.hypot(...sum) || 1;
  return sum.map((part) => part / length);
}

const embedder: Embedder = {
  provider: "bench",
  model: "words",
  dimensions: DIMENSIONS,
  relatedFrom: 0.3,
  trouble: undefined,
  documents: (texts) => Promise.resolve(texts.map(vectorOf)),
  query: (text) => Promise.resolve(vectorOf(text)),
  close: () => Promise.resolve(),
};

function itemOf(number: number, random: () => number): InsertItem {
  const memory: MemoryObject = {
    memory_id: `m${String(number)}`,
    subject: { kind: "user", id: `u${String(number % 100)}` },
    scope: "user",
    type: "semantic_fact",
    content: { statement: sentence(random, 10 + Math.floor(random() * 20)) },
    source: { kind: "chat", ref: "chat:1" },
    created_at: "2026-01-02T03:04:05Z",
  };
  return { draft: draftOf(memory, { state: "active", writeIds: ["w"], now: 0 }), searchable: searchableOf(memory) };
}

async function medianOf(queries: readonly string[], ask: (query: string) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (const query of queries) {
    const begin = performance.now();
    await ask(query);
    times.push(performance.now() - begin);
  }
  return times.toSorted((left, right) => left - right)[times.length >> 1] ?? 0;
}

/** It is made in the background, of many memories only. */
async function indexOfVectors(): Promise<void> {
  if (COUNT < VECTORS_INDEXED_FROM) return;
  while ((await table.indexStats("vector_idx")) === undefined) await new Promise((resolve) => setTimeout(resolve, 100));
}

const isNew = !existsSync(path.join(FOLDER, "memories.lance"));
const setup = setupOf({ location: FOLDER, embedder: { provider: "fake" } });
const database = await openDatabase(setup, embedder, presentAnalyser);
const gate = new Gate("LanceDB", Date.now);
const body = new LanceDbBody(database, embedder, { ranking: "both", minSimilarity: 0.3, folder: FOLDER }, gate, {
  now: Date.now,
  log: (level, event, fields) => process.stderr.write(`${level} ${event} ${JSON.stringify(fields)}\n`),
});
const { memories: table, schema } = database;
const store = defineStore(body, { gate, guarantees });
await body.begin();

if (isNew) {
  const random = numbers(7);
  const begin = performance.now();
  for (let number = 0; number < COUNT; number += 1_000) {
    const items = Array.from({ length: Math.min(1_000, COUNT - number) }, (_, place) => itemOf(number + place, random));
    await store.insertMany({ tenant: TENANT, items, stopAtFirstExisting: false }, call);
  }
  report("insert", (COUNT * 1_000) / (performance.now() - begin), "memories a second, in batches of 1,000");
}
await indexOfVectors();
const optimizing = performance.now();
await table.optimize();
report("upkeep", performance.now() - optimizing, "ms, one run");

const random = numbers(99);
const queries = Array.from({ length: ASKED }, () => sentence(random, 5));
const filter = { states: ["active"], notExpiredAt: Date.now() } as const;
const where = within(TENANT, filter);
const reads = new MemoryTable(table, schema, gate);

let found = 0;
for (const query of queries) {
  const vector = vectorOf(query);
  const near = await nearest(reads, { tokens: [], content: "full", where, vector }, call);
  const exact = await reads.nearest(vector, where, ["key"], 10, call, (search) => search.bypassVectorIndex());
  const best = new Set(near.slice(0, 10).map(({ key }) => key));
  found += exact.rows().filter((row) => best.has(exact.text("key", row))).length;
}
const comparable = ASKED * Math.min(10, COUNT);
report("recall", found / comparable, `of the exact ten nearest, over ${String(ASKED)} queries`);

const reranker = await rerankers.RRFReranker.create();
const tokensOf = (query: string): readonly string[] =>
  analyseQuery([query]).terms.flatMap(({ alternatives }) => alternatives.flat());
const termsOf = (query: string) =>
  ({ terms: searchTerms(analyseQuery([query]).terms, "full"), content: "full" }) as const;
const direct = async (query: string): Promise<unknown> =>
  await table
    .query()
    .nearestTo(vectorOf(query))
    .distanceType("cosine")
    .nprobes(CELLS)
    .refineFactor(1)
    .fullTextSearch(new MatchQuery(tokensOf(query).join(" "), "tokens"))
    .where(where)
    .select([...ROW_COLUMNS])
    .rerank(reranker)
    .limit(10)
    .toArray();
const ours = async (query: string): Promise<unknown> =>
  await store.search({ tenant: TENANT, query: { ...termsOf(query), text: query, filter, limit: 10 } }, call);
for (const warm of queries.slice(0, 10)) {
  await direct(warm);
  await ours(warm);
}
const rounds: { readonly ratio: number; readonly straight: number; readonly through: number }[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const straight = await medianOf(queries, direct);
  const through = await medianOf(queries, ours);
  rounds.push({ ratio: through / straight, straight, through });
}
const ratios = rounds.toSorted((left, right) => left.ratio - right.ratio);
const middle = ratios[ROUNDS >> 1];
if (middle !== undefined) {
  const [least, most] = [ratios[0]?.ratio ?? 0, ratios.at(-1)?.ratio ?? 0];
  const times = `${middle.through.toFixed(1)} ms against ${middle.straight.toFixed(1)} ms of LanceDB's own`;
  report("hybrid-search", middle.ratio, `${times}, rounds from ${least.toFixed(2)} to ${most.toFixed(2)}`);
}

const one = async (number: number): Promise<void> => {
  const begin = performance.now();
  const { draft, searchable } = itemOf(COUNT + number, random);
  await store.insert({ tenant: TENANT, draft, searchable }, call);
  const inserted = performance.now();
  const { residue = [] } = await store.remove(
    { tenant: TENANT, memoryId: draft.memoryId, expectedRevision: 1, writeId: "w" },
    call,
  );
  report("one-insert", inserted - begin, "ms");
  report("one-purge", performance.now() - inserted, `ms ${residue.join()}`.trimEnd());
};
for (let number = 0; number < 3; number++) await one(number + Date.now());
// The last purge dropped the index over the vectors; it comes back by itself.
const begun = performance.now();
await indexOfVectors();
report("vectors-indexed-again", performance.now() - begun, "ms after the last purge");
await store.close();
if (process.argv[4] === undefined) rmSync(FOLDER, { recursive: true, force: true });
