import { DatabaseSync } from "node:sqlite";
import { type Filter, matchesFilter, type MemoryRecord } from "@mgp/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asksOnlyFor, columnOf, filterConditions, isNarrow, sqlDialect } from "../../src/index.ts";

const states = ["active", "expired", "revoked", "deleted"] as const;
const scopes = ["user", "agent"] as const;
const types = ["profile", "preference", "relationship"] as const;
const subjects = fc.record({ kind: fc.constantFrom("user", "agent"), id: fc.constantFrom("a", "b", "it's") });
const instants = fc.integer({ min: 0, max: 4 });

const records: fc.Arbitrary<MemoryRecord> = fc.record(
  {
    memoryId: fc.uuid(),
    revision: fc.constant(1),
    body: fc.constant("{}"),
    state: fc.constantFrom(...states),
    subject: subjects,
    scope: fc.constantFrom(...scopes),
    type: fc.constantFrom(...types),
    createdAt: instants,
    updatedAt: instants,
    expiresAt: instants,
    matchKeys: fc.constant([]),
    personKeys: fc.uniqueArray(fc.constantFrom("p1", "p2"), { maxLength: 2 }),
    writeIds: fc.constant([]),
  },
  {
    requiredKeys: [
      "memoryId",
      "revision",
      "body",
      "state",
      "subject",
      "scope",
      "type",
      "createdAt",
      "updatedAt",
      "matchKeys",
      "personKeys",
      "writeIds",
    ],
  },
);

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
  },
  { requiredKeys: [] },
);

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
  const rows = database.prepare(`SELECT m.memory_id FROM memory m WHERE ${where} ORDER BY m.rowid`).all(...values);
  return rows.map((row) => row["memory_id"]);
}

function databaseOf(held: readonly MemoryRecord[]): DatabaseSync {
  const database = new DatabaseSync(":memory:");
  database.exec(`CREATE TABLE memory (memory_id, state, subject_kind, subject_id, scope, type, created_at, expires_at,
    person_keys)`);
  const insert = database.prepare("INSERT INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const { memoryId, state, subject, scope, type, createdAt, expiresAt, personKeys } of held)
    insert.run(
      memoryId,
      state,
      subject.kind,
      subject.id,
      scope,
      type,
      createdAt,
      expiresAt ?? null,
      JSON.stringify(personKeys),
    );
  return database;
}

describe("filters", () => {
  it("find in a database what core's matchesFilter keeps", () => {
    fc.assert(
      fc.property(fc.array(records, { maxLength: 30, size: "max" }), fc.array(filters), (held, asked) => {
        const database = databaseOf(held);
        for (const filter of asked)
          expect(found(database, filter)).toEqual(
            held.filter((record) => matchesFilter(record, filter)).map(({ memoryId }) => memoryId),
          );
        database.close();
      }),
    );
  });

  it("have a condition for each field that is given", () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const bind = String;
        const dialect = sqlDialect({ row: "", bind, oneOf: columnOf, holds: columnOf });
        expect(filterConditions(filter, dialect)).toHaveLength(Object.keys(filter).length);
        expect(asksOnlyFor(filter, [])).toBe(Object.keys(filter).length === 0);
        expect(asksOnlyFor({ ...filter, states: ["active"] }, ["states"])).toBe(
          Object.keys({ ...filter, states: [] }).length === 1,
        );
        expect(isNarrow(filter)).toBe("subject" in filter || "personKey" in filter);
      }),
    );
  });
});
