import { asking, call, withTokens } from "@mgp/conformance";
import type { Filter, InsertItem, ListOrder, MemoryStore, Subject } from "@mgp/core";
import { Connection, type Values } from "@mgp/sqlite";
import { expect, onTestFinished, test, vi } from "vitest";
import { openWithParts } from "./open-parts.ts";

const tenant = "acme";
const ann: Subject = { kind: "user", id: "ann" };
const bob: Subject = { kind: "user", id: "bob" };
const [rare, common, person] = ["a".repeat(32), "b".repeat(32), "c".repeat(32)];

/** Of 300 records Ann has every thirtieth, and those that hold the rare label do not hold the common one. */
function itemAt(number: number): InsertItem {
  const isRare = number % 30 === 1;
  return withTokens(`m${String(number).padStart(4, "0")}`, number % 30 === 2 ? ["zzrare", "zzall"] : ["zzall"], {
    subject: number % 30 === 0 ? ann : { kind: "user", id: `user${String(number)}` },
    scope: number % 60 === 3 ? "org" : "user",
    labelKeys: isRare ? [rare] : [common],
    personKeys: isRare ? [person] : [],
    updatedAt: number,
  });
}

/** A statement that was asked, and the rows that it gave. */
interface Asked {
  readonly sql: string;
  readonly values: Values;
  rows: number;
}

interface Watched {
  readonly store: MemoryStore;
  readonly asked: Asked[];
  readonly planOf: (asked: Asked) => readonly string[];
}

/** A store with 300 records, and all that is asked of its index from now on. */
async function watched(): Promise<Watched> {
  const { store, parts } = await openWithParts();
  const items = Array.from({ length: 300 }, (_, number) => itemAt(number));
  await store.insertMany({ tenant, items, stopAtFirstExisting: false }, call());
  const { connection } = parts.index;
  const asked: Asked[] = [];
  const all = connection.all.bind(connection);
  const each = connection.each.bind(connection);
  const note = (sql: string, values: Values = []): Asked => {
    const one = { sql, values, rows: 0 };
    asked.push(one);
    return one;
  };
  const spies = [
    vi.spyOn(Connection.prototype, "all").mockImplementation((sql, values) => {
      const rows = all(sql, values);
      note(sql, values).rows = rows.length;
      return rows;
    }),
    vi.spyOn(Connection.prototype, "each").mockImplementation(function* (sql, values) {
      const one = note(sql, values);
      for (const row of each(sql, values)) {
        one.rows += 1;
        yield row;
      }
    }),
  ];
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore();
  });
  const planOf = ({ sql, values }: Asked): readonly string[] =>
    all(`EXPLAIN QUERY PLAN ${sql}`, values).map((row) => String(row["detail"]));
  return { store, asked, planOf };
}

/** The steps of a plan that look into a table for rows, or put them in order. */
function stepsOf(plan: readonly string[]): readonly string[] {
  return plan
    .filter((step) => /^(?:SEARCH [rk]|SCAN|USE TEMP B-TREE)/u.test(step))
    .map((step) => step.replace("COVERING INDEX", "INDEX"));
}

const key = "SEARCH r USING INDEX record_id (tenant=? AND memory_id=?)";
const index = (name: string, columns: string): string => `SEARCH r USING INDEX ${name} (tenant=?${columns})`;
const held = (name: string, columns: string): string =>
  `SEARCH k USING ${name} (tenant=? AND field=? AND key=?${columns})`;
const SUBJECT = " AND subject_kind=? AND subject_id=?";
const visibleTo = { subjects: [ann, bob, ann], scopes: ["org"] } as const;

const lists: readonly (readonly [string, Filter, ListOrder, readonly string[]])[] = [
  ["all", {}, "id", [index("record_id", " AND memory_id>?")]],
  ["a subject", { subject: ann }, "id", [index("record_subject", `${SUBJECT} AND memory_id>?`)]],
  ["a person", { personKey: person }, "id", [held("PRIMARY KEY", " AND memory_id>?"), key]],
  ["a label", { labels: [rare] }, "id", [held("PRIMARY KEY", " AND memory_id>?"), key]],
  ["a beginning", { idPrefix: "m00" }, "id", [index("record_id", " AND memory_id>? AND memory_id<?")]],
  [
    "what is visible",
    { visibleTo },
    "id",
    [
      index("record_subject", `${SUBJECT} AND memory_id>?`),
      index("record_subject", `${SUBJECT} AND memory_id>?`),
      index("record_scope", " AND scope=? AND memory_id>?"),
    ],
  ],
  ["all", {}, "newest", [index("record_recency", " AND updated_at<?")]],
  ["a subject", { subject: ann }, "newest", [index("record_subject_recency", `${SUBJECT} AND updated_at<?`)]],
  [
    "a person",
    { personKey: person },
    "newest",
    [held("INDEX record_key_recency", " AND updated_at>? AND updated_at<?"), key],
  ],
  [
    "a label",
    { labels: [rare] },
    "newest",
    [held("INDEX record_key_recency", " AND updated_at>? AND updated_at<?"), key],
  ],
  [
    "what is visible",
    { visibleTo },
    "newest",
    [
      index("record_subject_recency", `${SUBJECT} AND updated_at<?`),
      index("record_subject_recency", `${SUBJECT} AND updated_at<?`),
      index("record_scope_recency", " AND scope=? AND updated_at<?"),
    ],
  ],
];

test("lists go on in an index that has the order", async () => {
  const { store, asked, planOf } = await watched();
  for (const [what, filter, order, steps] of lists) {
    const first = await store.list({ tenant, filter, order, page: { limit: 2 } }, call());
    expect(first.items).toHaveLength(2);
    asked.length = 0;
    await store.list({ tenant, filter, order, page: { limit: 2, ...cursorOf(first) } }, call());
    // One row more than the page holds tells that there are more.
    expect(asked.map((one) => ({ what, order, rows: one.rows, steps: stepsOf(planOf(one)) }))).toEqual([
      { what, order, rows: 3, steps },
    ]);
  }
});

test("ids and their beginnings are looked up, also where what is found has to be sorted", async () => {
  const { store, asked, planOf } = await watched();
  const ids = { ids: ["m0007", "m0009", "none", "m0007"] };
  const beginning = { idPrefix: "m000" };
  const range = index("record_id", " AND memory_id>? AND memory_id<?");
  const found: unknown[] = [];
  for (const [filter, order] of [
    [ids, "id"],
    [ids, "newest"],
    [beginning, "newest"],
  ] as const) {
    asked.length = 0;
    await store.list({ tenant, filter, order, page: { limit: 99 } }, call());
    found.push(asked.map((one) => ({ rows: one.rows, steps: stepsOf(planOf(one)) })));
  }
  const sorted = "USE TEMP B-TREE FOR ORDER BY";
  expect(found).toEqual([
    [{ rows: 2, steps: [key] }],
    [{ rows: 2, steps: [key, sorted] }],
    [{ rows: 10, steps: [range, sorted] }],
  ]);
});

test("labels that exclude each other cost the rarer one", async () => {
  const { store, asked } = await watched();
  for (const order of ["id", "newest"] as const) {
    for (const labels of [
      [common, rare],
      [rare, common],
    ]) {
      asked.length = 0;
      const list = await store.list({ tenant, filter: { labels }, order, page: { limit: 5 } }, call());
      expect([list, asked.map(({ rows }) => rows)]).toEqual([{ items: [] }, [10]]);
    }
  }
});

test("a round of a search costs what has changed", async () => {
  const { store, asked, planOf } = await watched();
  const query = { ...asking("zzall"), text: "zzall", filter: {}, limit: 290 };
  const first = await store.search({ tenant, query }, call());
  for (const number of [0, 1, 2]) {
    const { draft, searchable } = itemAt(number);
    await store.replace({ tenant, draft: { ...draft, updatedAt: 5_000 }, searchable, expectedRevision: 1 }, call());
  }
  const rest = await store.search({ tenant, query: { ...query, ...cursorOf(first) } }, call());
  expect(rest.items.map(({ record }) => record.memoryId).slice(-3)).toEqual(["m0000", "m0001", "m0002"]);
  const changed = asked.filter(({ sql }) => sql.includes("r.position > ?"));
  expect(changed.map(({ rows }) => rows)).toEqual([3]);
  expect(changed.flatMap((one) => stepsOf(planOf(one)))).toEqual([
    index("record_position", " AND position>? AND position<?"),
  ]);
});

function cursorOf({ cursor }: { readonly cursor?: string }): { readonly cursor?: string } {
  return cursor === undefined ? {} : { cursor };
}
