import { subjectHash } from "./filter-text.ts";
import { functionsOf } from "./functions.ts";
import type { Names } from "./names.ts";

/** One step of the schema. */
export interface Migration {
  readonly name: string;
  /** @param partitions how many hash partitions the records are kept in; 0: one table */
  readonly statements: (names: Names, partitions: number) => readonly string[];
}

/**
 * The steps of the schema, oldest first. A step's place in the list is its version: append, never change one.
 *
 * - `memory`: one row a record, or a tombstone (state `purged`), which has nothing but tenant, id, revision, position
 *   in the feed, its last write and when. `changed_xid` and `changed_seq` are that position: the transaction of the
 *   last change and a number within it. `tokens` holds each word as often as the record does, up to 256 times: a
 *   word's places are numbers of its own, since only how many there are is ever asked.
 * - `horizon`: up to where a tenant's tombstones were forgotten.
 * - `store`: what this feed is called, in which cluster. The same everywhere: a reference table, where tables are
 *   distributed by tenant.
 */
export const migrations: readonly Migration[] = [{ name: "records", statements: records }];

function records(names: Names, partitions: number): readonly string[] {
  const { memory } = names;
  return [
    `CREATE TABLE ${names.store} (
      one integer PRIMARY KEY CHECK (one = 1),
      feed text NOT NULL,
      cluster text
    )`,
    `CREATE TABLE ${names.horizon} (
      tenant text COLLATE "C" PRIMARY KEY,
      changed_xid xid8 NOT NULL,
      changed_seq bigint NOT NULL
    )`,
    `CREATE TABLE ${memory} (
      tenant text COLLATE "C" NOT NULL,
      memory_id text COLLATE "C" NOT NULL,
      revision bigint NOT NULL,
      changed_xid xid8 NOT NULL,
      changed_seq bigint NOT NULL,
      created_at double precision,
      updated_at double precision,
      expires_at double precision,
      state_changed_at double precision,
      purged_at double precision,
      length integer,
      state text COLLATE "C" NOT NULL,
      scope text COLLATE "C",
      type text COLLATE "C",
      subject_kind text COLLATE "C",
      subject_id text COLLATE "C",
      key1 text COLLATE "C",
      key2 text COLLATE "C",
      key3 text COLLATE "C",
      state_reason text,
      person_keys text[] COLLATE "C",
      write_ids text[] COLLATE "C" NOT NULL,
      tokens tsvector,
      body text,
      PRIMARY KEY (tenant, memory_id),
      CHECK ((state = 'purged') = (body IS NULL))
    )${partitions === 0 ? "" : " PARTITION BY HASH (tenant)"}`,
    ...Array.from(
      { length: partitions },
      (_, place) =>
        `CREATE TABLE ${names.schema}."memory_${String(place)}" PARTITION OF ${memory}
        FOR VALUES WITH (MODULUS ${String(partitions)}, REMAINDER ${String(place)})`,
    ),
    ...["body", "state_reason", "subject_id", "person_keys", "write_ids"].map(
      // Else ANALYZE keeps samples of them, also of what was purged since.
      (column) => `ALTER TABLE ${memory} ALTER COLUMN ${column} SET STATISTICS 0`,
    ),
    `CREATE INDEX memory_by_change ON ${memory} (tenant, changed_xid, changed_seq)`,
    `CREATE INDEX memory_by_subject ON ${memory} (tenant, ${subjectHash("subject_id")}, memory_id)
      WHERE state <> 'purged'`,
    ...["key1", "key2", "key3"].map(
      (column) => `CREATE INDEX memory_by_${column} ON ${memory} (tenant, ${column}, memory_id)
        WHERE state = 'active' AND ${column} IS NOT NULL`,
    ),
    `CREATE INDEX memory_by_purge ON ${memory} (tenant, purged_at) WHERE state = 'purged'`,
    `CREATE INDEX memory_by_word ON ${memory} USING gin (tokens) WITH (fastupdate = off)`,
    `CREATE INDEX memory_by_person ON ${memory} USING gin (person_keys) WITH (fastupdate = off)`,
    ...functionsOf(names),
  ];
}
