import { DatabaseSync } from "node:sqlite";
import { type Filter, matchesFilter, type MemoryRecord } from "@mgp/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asksOnlyFor, columnOf, filterConditions, isNarrow, sqlDialect } from "../../src/index.ts";

const states = ["active", "expired", "revoked", "deleted"] as const;
const scopes = ["user", "agent", "org"] as const;
const types = ["profile", "preference", "relationship"] as const;
const sensitivities = ["public", "restricted"] as const;
const kinds = ["user", "agent"] as const;
const subjects = fc.record({ kind: fc.constantFrom(...kinds), id: fc.constantFrom("a", "b", "it's") });
const instants = fc.integer({ min: 0, max: 4 });
/** Where two orders of texts part: cases, patterns, the ends of planes, what stands around the surrogates. */
const characters = fc.constantFrom(
  "a",
  "A",
  "%",
  "_",
  "\u{7f}",
  "é",
  "\u{d7ff}",
  "\u{e000}",
  "\u{ffff}",
  "😀",
  "\u{10ffff}",
);
const ids = fc.array(characters, { minLength: 1, maxLength: 4 }).map((each) => each.join(""));
const keys = fc.uniqueArray(fc.constantFrom("p1", "p2"), { maxLength: 2 });

const records: fc.Arbitrary<MemoryRecord> = fc
  .tuple(
    fc.record({
      memoryId: ids,
      revision: fc.constant(1),
      body: fc.constant("{}"),
      state: fc.constantFrom(...states),
      subject: subjects,
      scope: fc.constantFrom(...scopes),
      type: fc.constantFrom(...types),
      hidden: fc.boolean(),
      createdAt: instants,
      updatedAt: instants,
      matchKeys: fc.constant([]),
      personKeys: keys,
      labelKeys: keys,
      writeIds: fc.constant([]),
    }),
    fc.record(
      {
        expiresAt: instants,
        validFrom: instants,
        validTo: instants,
        stateChangedAt: instants,
        sensitivity: fc.constantFrom(...sensitivities),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([required, optional]) => ({ ...required, ...optional }));

const filters: fc.Arbitrary<Filter> = fc.record(
  {
    states: fc.uniqueArray(fc.constantFrom(...states)),
    notExpiredAt: instants,
    subject: subjects,
    scope: fc.constantFrom(...scopes),
    types: fc.uniqueArray(fc.constantFrom(...types)),
    from: instants,
    to: instants,
    personKey: fc.constantFrom("p1", "p2", "p3"),
    labels: keys,
    idPrefix: fc.array(characters, { maxLength: 2 }).map((each) => each.join("")),
    ids: fc.array(ids, { maxLength: 5 }),
    scopes: fc.uniqueArray(fc.constantFrom(...scopes)),
    subjectKinds: fc.uniqueArray(fc.constantFrom(...kinds)),
    sensitivities: fc.uniqueArray(fc.constantFrom(...sensitivities)),
    updatedFrom: instants,
    updatedTo: instants,
    stateChangedTo: instants,
    expiredBefore: fc.double({ min: 0, max: 4, noNaN: true }),
    validAt: fc.double({ min: 0, max: 4, noNaN: true }),
    visibleTo: fc.record({
      subjects: fc.array(subjects, { maxLength: 2 }),
      scopes: fc.uniqueArray(fc.constantFrom(...scopes), { maxLength: 2 }),
    }),
  },
  { requiredKeys: [] },
);

/** Each field in a filter of its own, so that none hides behind another that nothing passes. */
const narrow = fc.tuple(filters, fc.nat()).map(([filter, pick]): Filter => {
  const entries = Object.entries(filter);
  return Object.fromEntries(entries.slice(pick % (entries.length + 1)).slice(0, 2));
});

/** The ids that a database finds by a filter's conditions. */
function found(database: DatabaseSync, filter: Filter): readonly unknown[] {
  const values: (string | number)[] = [];
  const bind = (value: string | number): string => {
    values.push(value);
    return "?";
  };
  const dialect = sqlDialect({
    row: "m.",
    bind,
    oneOf: (field, words) => `m.${columnOf(field)} IN (${words.map(bind).join(", ")})`,
    holds: (field, key) => `EXISTS (SELECT 1 FROM json_each(m.${columnOf(field)}) WHERE value = ${bind(key)})`,
  });
  const where = ["true", ...filterConditions(filter, dialect)].join(" AND ");
  const rows = database.prepare(`SELECT m.number FROM memory m WHERE ${where} ORDER BY m.number`).all(...values);
  return rows.map((row) => row["number"]);
}

function databaseOf(held: readonly MemoryRecord[]): DatabaseSync {
  const database = new DatabaseSync(":memory:");
  const columns = [
    "memoryId",
    "state",
    "subjectKind",
    "subjectId",
    "scope",
    "type",
    "sensitivity",
    "createdAt",
    "updatedAt",
    "expiresAt",
    "validFrom",
    "validTo",
    "stateChangedAt",
    "personKeys",
    "labelKeys",
  ].map(columnOf);
  database.exec(`CREATE TABLE memory (number, ${columns.join(", ")})`);
  const insert = database.prepare(`INSERT INTO memory VALUES (?, ${columns.map(() => "?").join(", ")})`);
  for (const [number, record] of held.entries())
    insert.run(
      number,
      record.memoryId,
      record.state,
      record.subject.kind,
      record.subject.id,
      record.scope,
      record.type,
      record.sensitivity ?? null,
      record.createdAt,
      record.updatedAt,
      record.expiresAt ?? null,
      record.validFrom ?? null,
      record.validTo ?? null,
      record.stateChangedAt ?? null,
      JSON.stringify(record.personKeys),
      JSON.stringify(record.labelKeys),
    );
  return database;
}

describe("filters", () => {
  it("find in a database what core's matchesFilter keeps", () => {
    fc.assert(
      fc.property(
        fc.array(records, { maxLength: 30, size: "max" }),
        fc.array(fc.oneof(filters, narrow)),
        (held, asked) => {
          const database = databaseOf(held);
          for (const filter of asked)
            expect(found(database, filter)).toEqual(
              [...held.keys()].filter((number) => held[number] !== undefined && matchesFilter(held[number], filter)),
            );
          database.close();
        },
      ),
    );
  });

  it("have a condition for each field that is given", () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const bind = String;
        const dialect = sqlDialect({ row: "", bind, oneOf: columnOf, holds: columnOf });
        const labels = filter.labels === undefined ? 0 : filter.labels.length - 1;
        expect(filterConditions(filter, dialect)).toHaveLength(Object.keys(filter).length + labels);
        expect(asksOnlyFor(filter, [])).toBe(Object.keys(filter).length === 0);
        expect(asksOnlyFor({ ...filter, states: ["active"] }, ["states"])).toBe(
          Object.keys({ ...filter, states: [] }).length === 1,
        );
        const hasLabel = filter.labels !== undefined && filter.labels.length > 0;
        expect(isNarrow(filter)).toBe("subject" in filter || "personKey" in filter || hasLabel);
      }),
    );
  });
});
