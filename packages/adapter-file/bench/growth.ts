// How opening, reading, searching and writing grow from 10,000 memories to 100,000:
//   node --conditions=@mgp/source packages/adapter-file/bench/growth.ts [10000 100000]
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  draftOf,
  type Match,
  type MemoryObject,
  type InsertItem,
  type MemoryStore,
  type OpenStore,
  searchableOf,
} from "@mgp/core";
import { fileAdapter } from "../src/index.ts";

const TENANT = "acme";
const ROUNDS = 400;
const call = { signal: new AbortController().signal, deadline: Number.MAX_SAFE_INTEGER };

const open = async (storageDirectory: string): Promise<OpenStore> =>
  await fileAdapter.open({ storageDirectory }, { now: Date.now, log: () => undefined }, call);

function memoryOf(number: number, set = "m"): MemoryObject {
  const day = String((number % 28) + 1).padStart(2, "0");
  return {
    memory_id: `${set}-${String(number * 7_919)}`,
    subject: { kind: "user", id: `user-${String(number % 1_000)}` },
    scope: "user",
    type: "profile",
    content: {
      statement:
        `Person ${String(number)} keeps lantern ${String(number % 5_000)} of the ${String(number % 97)}th harbour, ` +
        `likes tea with friends, and told the assistant about a journey to town ${String((number * 31) % 9_001)}.`,
    },
    source: { kind: "chat", ref: `chat:${String(number)}` },
    created_at: `2026-01-${day}T03:04:05Z`,
  };
}

function itemOf(memory: MemoryObject): InsertItem {
  return { draft: draftOf(memory, { state: "active", writeIds: ["w"], now: 0 }), searchable: searchableOf(memory) };
}

async function fill(store: MemoryStore, from: number, to: number): Promise<void> {
  for (let first = from; first < to; first += 500) {
    const items = Array.from({ length: Math.min(500, to - first) }, (_, place) => itemOf(memoryOf(first + place)));
    await store.insertMany({ tenant: TENANT, items, stopAtFirstExisting: false }, call);
  }
}

async function medianOf(work: (round: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await work(round);
    times.push(performance.now() - start);
  }
  return times.toSorted((left, right) => left - right)[ROUNDS / 2] ?? 0;
}

function readOnce(folder: string): number {
  const start = performance.now();
  for (const inner of readdirSync(path.join(folder, "memories"))) {
    const place = path.join(folder, "memories", inner);
    for (const file of readdirSync(place)) readFileSync(path.join(place, file), "utf8");
  }
  return performance.now() - start;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function measure(folder: string, size: number): Promise<Readonly<Record<string, number>>> {
  const reading = Math.min(readOnce(folder), readOnce(folder));
  let opened: OpenStore | undefined;
  const opening = await timed(async () => {
    opened = await open(folder);
  });
  if (opened === undefined) throw new Error("it did not open");
  const { store } = opened;
  const some = (round: number): number => (round * 104_729) % size;
  const get = await medianOf(
    async (round) => await store.get({ tenant: TENANT, memoryIds: [memoryOf(some(round)).memory_id] }, call),
  );
  const search = await medianOf(async (round) => {
    const number = some(round);
    const text = `zzlantern zz${String(number % 5_000)} zztown zz${String((number * 31) % 9_001)}`;
    await store.search(
      {
        tenant: TENANT,
        query: {
          terms: text.split(" ").map((token) => ({ alternatives: [[token]] })),
          content: "open",
          text,
          filter: { states: ["active"] },
          limit: 10,
        },
      },
      call,
    );
  });
  const write = await medianOf(async (round) => {
    const { draft, searchable } = itemOf(memoryOf(some(round), `new-${String(size)}-${String(round)}`));
    const unless: Match = { keys: round % 2 === 0 ? draft.matchKeys : ["0".repeat(32)] };
    await store.insert({ tenant: TENANT, draft, searchable, unless }, call);
  });
  const parallel = await timed(async () => {
    await Promise.all(
      Array.from({ length: 32 }, async (_, lane) => {
        for (let round = 0; round < 100; round++) {
          const { draft, searchable } = itemOf(memoryOf(round, `par-${String(size)}-${String(lane)}`));
          await store.insert({ tenant: TENANT, draft, searchable }, call);
        }
      }),
    );
  });
  await store.close();
  rmSync(path.join(folder, "index"), { recursive: true });
  const rebuilding = await timed(async () => {
    await (await open(folder)).store.close();
  });
  const writesPerSecond = 3_200_000 / parallel;
  return { reading, opening, ratio: opening / reading, get, search, write, writesPerSecond, rebuilding };
}

const sizes = process.argv.slice(2).map(Number);
const folder = mkdtempSync(path.join(tmpdir(), "mgp-file-bench-"));
let filled = 0;
for (const size of sizes.length > 0 ? sizes : [10_000, 100_000]) {
  const { store } = await open(folder);
  const filling = await timed(async () => {
    await fill(store, filled, size);
  });
  await store.close();
  filled = size;
  const figures = Object.entries({ filling, ...(await measure(folder, size)) });
  const text = figures.map(([name, value]) => `${name} ${value.toFixed(3)}`).join("  ");
  process.stdout.write(`${String(size)}: ${text}\n`);
}
rmSync(folder, { recursive: true });
