import { call, itemOf, memoryOf } from "@mgp/conformance";
// A process of its own that writes to the database it is told of; parts of the tests.
import { graphAdapter } from "../src/index.ts";

const [, , task = "", file = "", name = ""] = process.argv;
const { store } = await graphAdapter.open({ path: file }, { now: () => 1_000, log: () => undefined }, call());

/** Hinted inserts under keys that the other processes use too. */
async function contend(): Promise<void> {
  for (let round = 0; round < 10; round++) {
    const writes = Array.from({ length: 10 }, async (_, number) => {
      const statement = `statement ${String(round * 10 + number)}`;
      const { draft, searchable } = itemOf(memoryOf(`${name}-${statement}`, { content: { statement } }));
      return await store.insert({ tenant: "acme", draft, searchable, unless: { keys: draft.matchKeys } }, call());
    });
    const results = await Promise.all(writes);
    for (const result of results) process.stdout.write(`${result.kind} ${result.record.memoryId}\n`);
  }
}

/** Writes until it is killed, and says what was acknowledged. */
async function writeForever(): Promise<void> {
  for (let number = 0; ; number++) {
    const { draft, searchable } = itemOf(memoryOf(`m${String(number)}`, { derived_from: [`m${String(number - 1)}`] }));
    await store.insert({ tenant: "acme", draft, searchable }, call());
    process.stdout.write(`${draft.memoryId}\n`);
  }
}

/** Writes large memories until it fails, and says how. */
async function fill(): Promise<void> {
  for (let number = 0; number < 1_000; number++) {
    const statement = `kiwi ${"x".repeat(100_000)}`;
    const { draft, searchable } = itemOf(memoryOf(`m${String(number)}`, { content: { statement } }));
    try {
      await store.insert({ tenant: "acme", draft, searchable }, call());
      process.stdout.write(`${draft.memoryId}\n`);
    } catch (error) {
      const isOurs = error instanceof Error && "code" in error;
      process.stdout.write(`failed ${isOurs ? `${String(error.code)} ${error.message}` : "otherwise"}\n`);
      return;
    }
  }
}

if (task === "contend") await contend();
else if (task === "fill") await fill();
else await writeForever();
await store.close();
