import { UNSHARED } from "./filter-parts.ts";
import { functionsOf } from "./functions.ts";
import type { Names } from "./names.ts";

/** One step of the schema. */
export interface Migration {
  readonly name: string;
  /** @param partitions how many hash partitions the records are kept in; 0: one table */
  readonly statements: (names: Names, partitions: number) => readonly string[];
}

/**
 * The steps of the schema, oldest first. A step's place in the list is its version: append, never change one that was released.
 *
 * - `memory`: one row a record, or a tombstone (state `purged`), which has nothing but tenant, id, revision, position
 *   in the feed, its last write and when, and its place in its thread. `changed_xid` and `changed_seq` are that
 *   position: the transaction of the last change and a number within it. `tokens` holds each word as often as the record
 *   does, up to 256 times: a word's places are numbers of its own, since only how many there are is ever asked. The two
 *   lengths are those of what a search finds: without hidden content, and with it.
 *   `subject_hash` stands for the subject's id in an index: two long ids are more than an entry may have. It is a column
 *   and no expression, because under row-level security PostgreSQL looks up columns only. For the same reason `age` is
 *   one: what changed last has the smallest, so that it goes up with the ids of those that changed together.
 *   `analyser` is the version of the analyser that its tokens are of.
 * - `horizon`: up to where a tenant's tombstones were forgotten.
 * - `store`: what this feed is called, in which cluster, and the oldest version of the analyser that tokens may be of. The same everywhere: a reference table, where tables are
 *   distributed by tenant.
 */
export const migrations: readonly Migration[] = [{ name: "records", statements: records }];

/**
 * What is new waits in a list of 256 KiB before it goes into the index, a third of the work of going in at once. Every
 * search reads the list too, so it is short: the usual 4 MiB would cost each some milliseconds.
 */
const COLLECTED = "fastupdate = on, gin_pending_list_limit = 256";

/** The orders of lists, as their indexes end, with what an index is called for them. */
const orders = [
  ["", "memory_id"],
  ["_and_age", "age, memory_id"],
] as const;

function records(names: Names, partitions: number): readonly string[] {
  const { memory } = names;
  const parts = Array.from({ length: partitions }, (_, place) => `${names.schema}."memory_${String(place)}"`);
  return [
    `CREATE TABLE ${names.store} (
      one integer PRIMARY KEY CHECK (one = 1),
      feed text NOT NULL,
      cluster text,
      analyser integer NOT NULL
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
      valid_from double precision,
      valid_to double precision,
      state_changed_at double precision,
      purged_at double precision,
      age double precision GENERATED ALWAYS AS (- updated_at) STORED,
      place double precision,
      analyser integer,
      open_length integer,
      full_length integer,
      hidden boolean,
      state text COLLATE "C" NOT NULL,
      scope text COLLATE "C",
      type text COLLATE "C",
      sensitivity text COLLATE "C",
      subject_kind text COLLATE "C",
      subject_id text COLLATE "C",
      subject_hash bigint GENERATED ALWAYS AS (hashtextextended(subject_id, 0)) STORED,
      key1 text COLLATE "C",
      key2 text COLLATE "C",
      key3 text COLLATE "C",
      thread text COLLATE "C",
      state_reason text,
      person_keys text[] COLLATE "C",
      label_keys text[] COLLATE "C",
      write_ids text[] COLLATE "C" NOT NULL,
      tokens tsvector,
      body text,
      PRIMARY KEY (tenant, memory_id),
      CHECK ((state = 'purged') = (body IS NULL))
    )${partitions === 0 ? "" : " PARTITION BY HASH (tenant)"}`,
    ...parts.map(
      (part, place) => `CREATE TABLE ${part} PARTITION OF ${memory}
        FOR VALUES WITH (MODULUS ${String(partitions)}, REMAINDER ${String(place)})`,
    ),
    ...(partitions === 0 ? [memory] : parts).flatMap(upkeepOf),
    ...["body", "state_reason", "subject_id", "write_ids"].map(
      // Else ANALYZE keeps samples of them, also of what was purged since.
      (column) => `ALTER TABLE ${memory} ALTER COLUMN ${column} SET STATISTICS 0`,
    ),
    `CREATE INDEX memory_by_change ON ${memory} (tenant, changed_xid, changed_seq)`,
    ...orders.flatMap(([name, order]) => [
      `CREATE INDEX memory_by_subject${name} ON ${memory} (tenant, subject_hash, ${order}) WHERE state <> 'purged'`,
      `CREATE INDEX memory_by_scope${name} ON ${memory} (tenant, scope, ${order})
        WHERE state <> 'purged' AND scope <> '${UNSHARED}'`,
    ]),
    `CREATE INDEX memory_by_age ON ${memory} (tenant, age, memory_id) WHERE state <> 'purged'`,
    ...["key1", "key2", "key3"].map(
      (column) => `CREATE INDEX memory_by_${column} ON ${memory} (tenant, ${column}, memory_id)
        WHERE state = 'active' AND ${column} IS NOT NULL`,
    ),
    `CREATE INDEX memory_by_purge ON ${memory} (tenant, purged_at) WHERE state = 'purged'`,
    `CREATE INDEX memory_by_tokens ON ${memory} USING gin (tokens) WITH (${COLLECTED})`,
    // One list of what is new for both.
    `CREATE INDEX memory_by_keys ON ${memory} USING gin (person_keys, label_keys) WITH (${COLLECTED})`,
    ...functionsOf(names),
  ];
}

/**
 * Statistics are renewed when a fiftieth of the rows changed, so that a tenant that grows is soon known. How many
 * tenants there are is not left to them: with one row each at first, a plan that reads all of a tenant's rows would seem
 * as good as one that reads one.
 */
function upkeepOf(table: string): readonly string[] {
  return [
    `ALTER TABLE ${table} SET (autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.05)`,
    `ALTER TABLE ${table} ALTER COLUMN tenant SET (n_distinct = 200)`,
  ];
}
