// Writes into a folder from several lanes, and says on a line of its own what was acknowledged:
//   node writer.ts <folder> <writes of each lane> <lanes> <first number>
import { writeSync } from "node:fs";
import { call, itemOf, memoryOf } from "@mgp/conformance";
import { StoreError } from "@mgp/core";
import { fileAdapter } from "../../src/index.ts";

const [storageDirectory = "", writes = "1", lanes = "1", first = "0"] = process.argv.slice(2);

const { store } = await fileAdapter.open({ storageDirectory }, { now: Date.now, log: () => undefined }, call());

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

/** Inserts, changes the words of every second one, and purges every fifth. */
async function write(id: string, number: number): Promise<void> {
  const one = itemOf(memoryOf(id, { content: { statement: `${id} was born` } }));
  await store.insert({ tenant: "acme", draft: one.draft, searchable: one.searchable }, call());
  say(`${id} 1`);
  if (number % 2 === 1) return;
  const other = itemOf(memoryOf(id, { content: { statement: `${id} grew` } }));
  await store.replace(
    { tenant: "acme", draft: other.draft, searchable: other.searchable, expectedRevision: 1 },
    call(),
  );
  say(`${id} 2`);
  if (number % 5 !== 0) return;
  await store.remove({ tenant: "acme", memoryId: id, expectedRevision: 2, writeId: "w" }, call());
  say(`${id} 3`);
}

async function lane(name: number): Promise<void> {
  const last = Number(first) + Number(writes);
  for (let number = Number(first); number < last; number++) await write(`m${String(name)}x${String(number)}`, number);
}

try {
  await Promise.all(Array.from({ length: Number(lanes) }, async (_, name) => await lane(name)));
  await store.close();
} catch (error) {
  if (!StoreError.isInstance(error)) throw error;
  say(`refused ${error.code}`);
  await store.close();
}
