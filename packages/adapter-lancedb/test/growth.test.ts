import { Query } from "@lancedb/lancedb";
import { call, itemOf, memoryOf } from "@mgp/conformance";
import type { Filter, ListOrder } from "@mgp/core";
import { expect, it, onTestFinished, vi } from "vitest";
import { openStore } from "./open-store.ts";

const TENANT = "acme";
const RECORDS = 600;

/** How many records share a subject, a person and a label. */
const SHARED = 3;

// oxlint-disable-next-line typescript/unbound-method -- it is applied to the query that is run
const { toArrow } = Query.prototype;

/** Counts the rows that LanceDB looks at, as it says itself, in each query from now on. */
function countRowsRead(): { rows: number } {
  const read = { rows: 0 };
  const spy = vi.spyOn(Query.prototype, "toArrow").mockImplementation(async function (this: Query, ...options) {
    const plan = await this.analyzePlan();
    for (const [, rows] of plan.matchAll(/rows_scanned=(\d+)/g)) read.rows += Number(rows);
    return await toArrow.apply(this, options);
  });
  onTestFinished(() => spy.mockRestore());
  return read;
}

const subjectOf = (number: number) => ({ kind: "user", id: `u${String(number)}` }) as const;

const narrow: Readonly<Record<string, Filter>> = {
  "a subject": { subject: subjectOf(7) },
  "a person": { personKey: "person-7" },
  "a label": { labels: ["label-7"] },
  "two labels that exclude each other": { labels: ["even", "odd"] },
  ids: { ids: ["m7", "m8", "m-none"] },
  "the beginning of an id": { idPrefix: "m70" },
  "what is visible to some": { visibleTo: { subjects: [subjectOf(7), subjectOf(8)], scopes: ["org"] } },
};

it("a list by few records of a large tenant looks at few rows, in either order", async () => {
  const { store } = await openStore();
  const items = Array.from({ length: RECORDS }, (_, number) => {
    const one = number % (RECORDS / SHARED);
    return itemOf(memoryOf(`m${String(number)}`), {
      matchKeys: [],
      subject: subjectOf(one),
      scope: number % 100 === 0 ? "org" : "user",
      personKeys: [`person-${String(one)}`],
      labelKeys: [`label-${String(one)}`, number % 2 === 0 ? "even" : "odd"],
      updatedAt: number,
    });
  });
  await store.insertMany({ tenant: TENANT, items, stopAtFirstExisting: false }, call());
  await store.operator.maintain({ budgetMs: 10_000, tombstonesBefore: 0 }, call());
  const read = countRowsRead();
  const seen = new Map<string, number>();
  for (const order of ["id", "newest"] satisfies ListOrder[]) {
    for (const [name, filter] of Object.entries(narrow)) {
      read.rows = 0;
      await store.list({ tenant: TENANT, filter, order, page: { limit: 20 } }, call());
      seen.set(`${name}, ${order}`, read.rows);
    }
  }
  expect([...seen].filter(([, rows]) => rows > 50)).toEqual([]);
  read.rows = 0;
  await store.list({ tenant: TENANT, filter: {}, page: { limit: 20 } }, call());
  expect(read.rows).toBeGreaterThan(RECORDS - 1);
});
