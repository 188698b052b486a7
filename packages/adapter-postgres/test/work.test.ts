import { call, withTokens } from "@mgp/conformance";
import { startPostgres } from "@mgp/test-servers";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { postgresAdapter } from "../src/index.ts";
import { toHintedItems, toItems } from "../src/items.ts";
import { changesOf } from "../src/sql/changes.ts";
import { countOf, listOf } from "../src/sql/lists.ts";
import { namesOf } from "../src/sql/names.ts";
import { searchOf } from "../src/sql/search.ts";
import { openSession } from "../src/sql/session.ts";
import type { Query } from "../src/sql/statement.ts";
import { statementsOf } from "../src/sql/statements.ts";
import { surveyOf } from "../src/sql/survey.ts";
import { termOf } from "./all-queries.ts";
import { tell } from "./tell.ts";

const RECORDS = 20_000;
const KEY = "a".repeat(32);

// Statistics are made when the test says so.
const server = await startPostgres({ settings: { autovacuum: "off" } });
const client = new Client({ connectionString: server.dsn });
const names = namesOf("mgp");
const statements = statementsOf(names);

beforeAll(async () => {
  const context = { now: Date.now, log: () => undefined };
  const { store } = await postgresAdapter.open({ dsn: server.dsn }, context, call());
  // PostgreSQL is made to believe that tenants have one record each.
  for (const tenant of ["a", "b", "c"]) {
    const { draft, searchable } = withTokens("m", ["zzkiwi"]);
    await store.insert({ tenant, draft, searchable }, call());
  }
  await server.query(`ANALYZE ${names.memory}`);
  const items = Array.from({ length: RECORDS }, (_, number) =>
    withTokens(`m${String(number).padStart(6, "0")}`, ["zzcommon", `zz${String(number % 5_000)}`], {
      subject: { kind: "user", id: number % 5 === 1 ? "u-much" : `u-${String(number % 500)}` },
      scope: number % 10 === 0 ? "org" : "user",
      // The ids of those that change together are in no order of time.
      updatedAt: (number * 7_919) % 6_000,
      matchKeys: [String(number).padStart(32, "0")],
      personKeys: [`p-${String(number % 500)}`],
      // Half of the records have each of the first two, and none has both.
      labelKeys: [number % 2 === 0 ? "even" : "odd", `l-${String(number % 500)}`],
    }),
  );
  await store.insertMany({ tenant: "acme", items, stopAtFirstExisting: false }, call());
  await store.close();
  await client.connect();
  await client.query(openSession);
});

afterAll(async () => {
  await client.end();
  await server.stop();
});

/** How many rows of the table this session has looked at. */
async function rowsSoFar(): Promise<number> {
  const { rows } = await client.query<{ readonly read: number }>(
    `SELECT coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::int AS read
      FROM pg_stat_xact_user_tables WHERE schemaname = 'mgp' AND relname = 'memory'`,
  );
  return rows[0]?.read ?? 0;
}

/** How many rows of the table a statement looks at. */
async function rowsRead({ statement, values }: Query): Promise<number> {
  const plans = statement.isPrepared === true ? "kept" : "made";
  await tell(client, { tenant: "", isOperator: false, plans });
  await client.query("BEGIN");
  const before = await rowsSoFar();
  await client.query(statement.text, [...values]);
  const read = (await rowsSoFar()) - before;
  await client.query("ROLLBACK");
  return read;
}

/** How many pages of tables and indexes a statement looks at. */
async function pagesRead({ statement, values }: Query): Promise<number> {
  const plans = statement.isPrepared === true ? "kept" : "made";
  await tell(client, { tenant: "", isOperator: false, plans });
  const explained = `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${statement.text}`;
  await client.query("BEGIN");
  // What is planned for the first time reads PostgreSQL's own tables.
  await client.query(explained, [...values]);
  await client.query("ROLLBACK");
  await client.query("BEGIN");
  const { rows } = await client.query<{ readonly "QUERY PLAN": readonly unknown[] }>(explained, [...values]);
  await client.query("ROLLBACK");
  const plan = JSON.stringify(rows[0]?.["QUERY PLAN"][0]);
  const [hit = 0, read = 0] = ["Hit", "Read"].map((kind) =>
    Number(new RegExp(`"Shared ${kind} Blocks":(\\d+)`).exec(plan)?.[1]),
  );
  return hit + read;
}

async function snapshot(): Promise<string> {
  const { rows } = await client.query<{ readonly now: string }>("SELECT pg_current_snapshot()::text AS now");
  return rows[0]?.now ?? "";
}

const fresh = withTokens("fresh", ["zzcommon"], { matchKeys: [KEY] });
const known = withTokens("m010000", ["zzcommon"]);

describe("what looks up by key", () => {
  const queries = [
    ["get", { statement: statements.get, values: ["acme", ["m000001", "m019999"]] }],
    ["insert", { statement: statements.insert, values: ["acme", toItems([fresh], names)] }],
    [
      "hinted insert",
      {
        statement: statements.insertUnless,
        values: ["acme", toHintedItems([{ ...fresh, unless: { memoryId: "absent", keys: [KEY] } }], names), false],
      },
    ],
    [
      "hinted insert that hits",
      {
        statement: statements.insertUnless,
        values: ["acme", toHintedItems([{ ...fresh, unless: { keys: ["19999".padStart(32, "0")] } }], names), false],
      },
    ],
    ["replace", { statement: statements.replace, values: ["acme", toItems([{ ...known, expected: 1 }], names)] }],
    ["remove", { statement: statements.remove, values: ["acme", "m010000", 1, "w", 0] }],
    ["lastWrite", { statement: statements.lastWrite, values: ["acme", "m010000"] }],
    ["heldElsewhere", { statement: statements.heldElsewhere, values: ["b", "m010000"] }],
  ] as const satisfies readonly (readonly [string, Query])[];

  it.for(queries)("reads a few rows, though PostgreSQL thinks the tenant is small: %s", async ([, query]) => {
    expect(await rowsRead(query)).toBeLessThan(15);
  });

  it.for(queries)("reads a few pages, though the tenant is all there is: %s", async ([, query]) => {
    await server.query(`ANALYZE ${names.memory}`);
    expect(await pagesRead(query)).toBeLessThan(60);
  });
});

describe("what pages and ranks", () => {
  beforeAll(async () => {
    await server.query(`ANALYZE ${names.memory}`);
  });

  const after = { order: "id", after: "m010000", limit: 100 } as const;
  const older = { order: "newest", after: { updatedAt: 3_000, memoryId: "m010000" }, limit: 100 } as const;
  const subject = { kind: "user", id: "u-7" } as const;
  const visibleTo = { subjects: [subject, { kind: "user", id: "u-much" }], scopes: ["org"] } as const;
  const ids = Array.from({ length: 100 }, (_, place) => `m0${String(15_000 + 40 * place)}`);
  const terms = [{ ...termOf("zz77"), weight: 5 }];
  const common = [{ ...termOf("zzcommon"), weight: 1 }];
  const ranking = {
    filter: { states: ["active"] as const },
    averageLength: 2,
    content: "open" as const,
    limit: 11,
    after: undefined,
  };

  it.for([
    ["list", listOf(names, "acme", { states: ["active"], notExpiredAt: 1 }, after)],
    ["list of a subject", listOf(names, "acme", { subject: { kind: "user", id: "u-7" } }, after)],
    ["list of a person", listOf(names, "acme", { personKey: "p-7" }, after)],
    ["list of a label", listOf(names, "acme", { labels: ["l-7"] }, after)],
    ["list of labels that no record has together", listOf(names, "acme", { labels: ["even", "odd"] }, after)],
    ["list of what is shared", listOf(names, "acme", { scope: "org" }, after)],
    ["list of ids", listOf(names, "acme", { ids }, after)],
    ["list of ids that begin alike", listOf(names, "acme", { idPrefix: "m0123" }, after)],
    ["newest", listOf(names, "acme", { states: ["active"] }, older)],
    ["newest of a subject", listOf(names, "acme", { subject: { kind: "user", id: "u-much" } }, older)],
    ["newest of what is shared", listOf(names, "acme", { scope: "org" }, older)],
    ["newest of labels that no record has together", listOf(names, "acme", { labels: ["even", "odd"] }, older)],
    ["newest of some ids", listOf(names, "acme", { ids }, older)],
    ["count of a label", countOf(names, "acme", { labels: ["l-7"] })],
    [
      "search among labels",
      searchOf(
        names,
        "acme",
        { ...ranking, filter: { labels: ["even", "odd"] }, terms: common, candidates: [termOf("zzcommon")] },
        false,
      ),
    ],
    ["changes", changesOf(names, "acme", { xid: "0", seq: "0" }, 100)],
    ["search", searchOf(names, "acme", { ...ranking, terms, candidates: [termOf("zz77")] }, false)],
    ["search among few", searchOf(names, "acme", { ...ranking, terms, candidates: [termOf("zz77")] }, true)],
    ["count of holders", surveyOf(names, "acme", { tokens: ["zz77"], countsAll: false, bound: 5_001 })],
  ] as const)("reads about what it answers: %s", async ([, query]) => {
    expect(await rowsRead(query)).toBeLessThan(150);
  });

  it.for([
    ["list", listOf(names, "acme", { visibleTo }, after)],
    ["newest", listOf(names, "acme", { visibleTo }, older)],
    ["list of less", listOf(names, "acme", { visibleTo: { ...visibleTo, subjects: [subject] } }, after)],
    ["newest of less", listOf(names, "acme", { visibleTo: { ...visibleTo, subjects: [subject] } }, older)],
    ["list of labels", listOf(names, "acme", { labels: ["even", "odd"], visibleTo }, after)],
  ] as const)("reads a page for each subject and scope that is visible: %s", async ([, query]) => {
    expect(await rowsRead(query)).toBeLessThan(400);
  });

  it("looks for a common word among what is visible only", async () => {
    const query = searchOf(
      names,
      "acme",
      {
        ...ranking,
        filter: { visibleTo: { ...visibleTo, subjects: [subject] } },
        terms: common,
        candidates: [termOf("zzcommon")],
      },
      false,
    );
    expect(await rowsRead(query)).toBeLessThan(2_200);
  });

  it("looks for a common word, in a later round, among what has changed only", async () => {
    const before = await snapshot();
    const changed = Array.from({ length: 30 }, (_, place) => ({
      ...withTokens(`m0${String(12_000 + place)}`, ["zzcommon"]),
      expected: 1,
    }));
    await client.query(statements.replace.text, ["acme", toItems(changed, names)]);
    const round = { number: 2, after: before, upTo: await snapshot() };
    const query = searchOf(
      names,
      "acme",
      { ...ranking, filter: {}, round, limit: 100, terms: common, candidates: [termOf("zzcommon")] },
      false,
    );
    expect((await client.query(query.statement.text, [...query.values])).rows).toHaveLength(30);
    expect(await rowsRead(query)).toBeLessThan(150);
  });

  it.for([["even"], ["even", "odd"]])("does not walk over another tenant's records for labels: %s", async (labels) => {
    const query = listOf(names, "b", { labels }, { order: "id", after: undefined, limit: 100 });
    expect(await rowsRead(query)).toBeLessThan(15);
  });

  it("does not walk over another tenant's records for a word that is common there", async () => {
    const query = searchOf(names, "b", { ...ranking, terms: common, candidates: [termOf("zzcommon")] }, false);
    expect(await rowsRead(query)).toBeLessThan(15);
  });
});
