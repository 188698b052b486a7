import type { Names } from "./names.ts";

/** What opening a store and making its words anew ask; all of it is the operator's. */
export const analysisStatements = {
  version: ({ store }: Names): string => `SELECT s.analyser::float8 AS analyser FROM ${store} s`,
  /** version: records, and how many of them have words of it or of a later one. */
  progress: ({ memory }: Names): string => `SELECT count(*)::float8 AS total,
    count(*) FILTER (WHERE m.analyser >= $1)::float8 AS done FROM ${memory} m WHERE m.state <> 'purged'`,
  /** tenant, id, how many, version: keys of records with older words behind that one, with the sizes of their bodies. */
  old: ({ memory }: Names): string => `SELECT m.tenant, m.memory_id, octet_length(m.body)::float8 AS bytes
    FROM ${memory} m WHERE (m.tenant, m.memory_id) > ($1, $2) AND m.analyser < $4 AND m.state <> 'purged'
    ORDER BY m.tenant, m.memory_id LIMIT $3`,
  /**
   * tenants, ids, revisions, places among what is written together, both lengths, tokens, version: of those records that are
   * as they were read. Without tokens a record keeps its own. It counts as changed, so that a search that has begun
   * shows it once more.
   */
  fill: ({
    memory,
  }: Names): string => `UPDATE ${memory} m SET analyser = $8, open_length = coalesce(v.open_length, m.open_length),
      full_length = coalesce(v.full_length, m.full_length),
      tokens = coalesce(v.tokens::tsvector, m.tokens), changed_xid = pg_current_xact_id(), changed_seq = v.seq
    FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::integer[], $6::integer[], $7::text[])
      AS v (tenant, memory_id, revision, seq, open_length, full_length, tokens)
    WHERE m.tenant = v.tenant AND m.memory_id = v.memory_id AND m.revision = v.revision`,
  /** Writes with older words are refused from then on, such as those of a gateway from before. */
  require: ({ memory }: Names, version: number): readonly string[] => [
    `ALTER TABLE ${memory} DROP CONSTRAINT IF EXISTS has_words`,
    `ALTER TABLE ${memory} ADD CONSTRAINT has_words
      CHECK (state = 'purged' OR analyser >= ${String(version)}) NOT VALID`,
  ],
  /** version */
  keep: ({ store }: Names): string => `UPDATE ${store} SET analyser = $1`,
  lock: ({ memory }: Names): string => `LOCK TABLE ${memory} IN ACCESS EXCLUSIVE MODE`,
};
