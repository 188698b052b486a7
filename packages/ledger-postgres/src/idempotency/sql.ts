import { hasEnded } from "../gateways/sql.ts";

/** So many outdated records go with one step. */
const REMOVED_AT_ONCE = 1_000;

export interface IdempotencySql {
  readonly reserve: string;
  readonly get: string;
  readonly complete: string;
  readonly release: string;
  readonly removeOutdated: string;
}

/** The statements about idempotency records. @param schema quoted already */
export function idempotencySql(schema: string): IdempotencySql {
  const isFree = `(kept.held_by IS NULL OR kept.held_by = excluded.held_by OR ${hasEnded(schema, "kept.held_by")})`;
  const isOutdated = "kept.expires_at <= clock_timestamp()";
  const ifOutdated = (column: string): string =>
    `${column} = CASE WHEN ${isOutdated} THEN excluded.${column} ELSE kept.${column} END`;
  return {
    // Outdated: taken anew. Left by its holder: taken over as it is.
    reserve: `INSERT INTO ${schema}.idempotency AS kept (key, fingerprint, write_id, memory_id, held_by, expires_at)
      VALUES ($1, $2, $3, $4, $5, clock_timestamp() + $6 * interval '1 millisecond')
      ON CONFLICT (key) DO UPDATE SET ${["fingerprint", "write_id", "memory_id", "ended", "expires_at"].map(ifOutdated).join(", ")},
        held_by = excluded.held_by
      WHERE ${isFree} AND (${isOutdated} OR (kept.ended IS NULL AND kept.fingerprint = excluded.fingerprint))
      RETURNING fingerprint, write_id, memory_id`,
    get: `SELECT fingerprint, ended FROM ${schema}.idempotency WHERE key = $1`,
    complete: `UPDATE ${schema}.idempotency SET ended = $2, held_by = NULL
      WHERE key = $1 AND held_by = $3 AND ended IS NULL`,
    release: `UPDATE ${schema}.idempotency AS kept SET held_by = NULL
      FROM unnest($1::text[], $2::integer[]) AS left_behind (key, holder)
      WHERE kept.key = left_behind.key AND kept.held_by = left_behind.holder AND kept.ended IS NULL`,
    removeOutdated: `DELETE FROM ${schema}.idempotency WHERE key IN (
      SELECT key FROM ${schema}.idempotency WHERE expires_at <= clock_timestamp()
        AND (held_by IS NULL OR ${hasEnded(schema, "held_by")})
      ORDER BY expires_at LIMIT ${REMOVED_AT_ONCE} FOR UPDATE SKIP LOCKED)
      RETURNING key`,
  };
}
