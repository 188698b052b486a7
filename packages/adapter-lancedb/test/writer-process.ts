import { call, itemOf, memoryOf } from "@mgp/conformance";
// Inserts shared ids, and counts in one record, beside another process that does the same; then says how many ids it won.
import type { Settings } from "@mgp/core";
import { lanceDbAdapter } from "../src/index.ts";

const [, , given = "", tenant = "", name = "", count = "0"] = process.argv;

function settingsFrom(text: string): Settings {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) throw new Error("There are no settings.");
  return Object.fromEntries(Object.entries(value).map(([key, setting]) => [key, String(setting)]));
}

const context = { now: Date.now, log: (): void => undefined };
const { store } = await lanceDbAdapter.open(lanceDbAdapter.optionsFrom(settingsFrom(given)), context, call());
const counter = itemOf(memoryOf("counter"), { writeIds: [`counter-${name}`] });
await store.insert({ tenant, draft: counter.draft, searchable: counter.searchable }, call());

let won = 0;
for (let number = 0; number < Number(count); number++) {
  const id = `shared-${String(number)}`;
  const { draft, searchable } = itemOf(memoryOf(id, { content: { statement: "Says kiwi." } }), {
    writeIds: [`${name}-${id}`],
  });
  const { kind } = await store.insert({ tenant, draft, searchable }, call());
  if (kind === "inserted") won += 1;
  for (;;) {
    const [record] = await store.get({ tenant, memoryIds: ["counter"] }, call());
    const next = { ...counter.draft, writeIds: [`counter-${name}-${String(number)}`] };
    if (
      (await store.replace({ tenant, draft: next, expectedRevision: record?.revision ?? 0 }, call())).kind ===
      "replaced"
    )
      break;
  }
}
await store.close();
process.send?.(won, () => process.disconnect());
