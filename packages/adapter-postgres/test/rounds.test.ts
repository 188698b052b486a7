import { asking, call, withTokens } from "@mgp/conformance";
import type { MemoryStore, SearchQuery } from "@mgp/core";
import { startPostgres } from "@mgp/test-servers";
import { Client } from "pg";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { toItems } from "../src/items.ts";
import { namesOf } from "../src/sql/names.ts";
import { isPlace, shortened } from "../src/sql/rounds.ts";
import { statementsOf } from "../src/sql/statements.ts";
import { newSchema, openStore } from "./open-store.ts";

const server = await startPostgres({ settings: { max_prepared_transactions: "110" } });
afterAll(async () => await server.stop());

const open = Array.from({ length: 101 }, (_, place) => String(1_000 + place));

describe("a place in the order of changes", () => {
  it.for(["", "5:5:", "5:9:5,6,8", `1000:2000:${open.slice(0, 100).join(",")}`])("is one: %s", (place) => {
    expect(isPlace(place)).toBe(true);
  });

  it.for([7, "here", "5", "0:5:", "9:5:", "5:9:4", "5:9:9", "5:9:7,6", "5:9:6,6", `1000:2000:${open.join(",")}`])(
    "is none: %s",
    (place) => {
      expect(isPlace(place)).toBe(false);
    },
  );

  it("is cut before the first open transaction that it has no room for", () => {
    expect(shortened("5:9:5,6")).toBe("5:9:5,6");
    expect(shortened(`1000:2000:${open.join(",")}`)).toBe(`1000:1100:${open.slice(0, 100).join(",")}`);
  });
});

/** Thirty records, of which the first say the word most often. */
const ids = Array.from({ length: 30 }, (_, place) => `m${String(place + 10)}`);
const items = ids.map((id, place) => withTokens(id, [...Array<string>(31 - place).fill("zzkiwi"), "zzfill"]));

async function insert(store: MemoryStore, some: typeof items): Promise<void> {
  await store.insertMany({ tenant: "acme", items: some, stopAtFirstExisting: false }, call());
}

/** The ids on all pages; `between` is called behind the first. */
async function readAll(store: MemoryStore, between: () => Promise<void>): Promise<readonly string[]> {
  const query: SearchQuery = { ...asking("zzkiwi"), text: "", filter: {}, limit: 7 };
  const first = await store.search({ tenant: "acme", query }, call());
  await between();
  const seen = [...first.items];
  let { cursor } = first;
  while (cursor !== undefined) {
    // Two places, of a hundred transactions each, and what a cursor has besides.
    expect(cursor.length).toBeLessThan(2_500);
    const page = await store.search({ tenant: "acme", query: { ...query, cursor } }, call());
    seen.push(...page.items);
    ({ cursor } = page);
  }
  return seen.map(({ record }) => record.memoryId);
}

async function connect(): Promise<Client> {
  const client = new Client({ connectionString: server.dsn });
  await client.connect();
  onTestFinished(async () => await client.end());
  return client;
}

describe("pages of a search", () => {
  it("bring what a transaction changed that was older than the first page and committed behind it", async () => {
    const schema = newSchema();
    const store = await openStore({ dsn: server.dsn, schema });
    await insert(store, items);
    const client = await connect();
    const names = namesOf(schema);
    const best = { ...withTokens("m39", Array<string>(60).fill("zzkiwi")), expected: 1 };
    await client.query("BEGIN");
    await client.query(statementsOf(names).replace.text, ["acme", toItems([best], names)]);
    // Younger, and there before the first page.
    await insert(store, [withTokens("younger", ["zzkiwi"])]);
    const seen = await readAll(store, async () => void (await client.query("COMMIT")));
    expect(seen.toSorted()).toEqual([...ids, "younger"]);
  });

  it("bring everything where more transactions are open than a cursor has room for", async () => {
    const store = await openStore({ dsn: server.dsn, schema: newSchema() });
    await insert(store, items.slice(0, 20));
    const client = await connect();
    for (const place of open.keys())
      await client.query(`BEGIN; SELECT pg_current_xact_id(); PREPARE TRANSACTION 'open ${String(place)}'`);
    onTestFinished(async () => {
      for (const place of open.keys()) await server.query(`ROLLBACK PREPARED 'open ${String(place)}'`);
    });
    await insert(store, items.slice(20));
    const seen = await readAll(store, async () => {
      const { draft, searchable } = withTokens("m29", Array<string>(60).fill("zzkiwi"));
      await store.replace({ tenant: "acme", draft, searchable, expectedRevision: 1 }, call());
    });
    expect(seen.toSorted()).toEqual(ids);
  });
});
