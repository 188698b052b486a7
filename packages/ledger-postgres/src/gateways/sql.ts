/** How long a gateway may go unseen before it is taken for dead, in milliseconds. */
export const DEAD_AFTER_MS = 5_000;

/** The statements about running gateways. @param schema quoted already */
export function gatewaySql(schema: string): GatewaySql {
  const unseen = `clock_timestamp() - interval '${DEAD_AFTER_MS} milliseconds'`;
  return {
    // Numbers have no gaps, so that a chain that is missing as a whole is noticed, and are never given out twice. Whose
    // row was removed has ended: its leases are free, and what it left open is looked into.
    join: `WITH removed AS (
        INSERT INTO ${schema}.gateway (gateway, ended_at)
        SELECT chain, clock_timestamp() FROM ${schema}.chain ON CONFLICT DO NOTHING
      ), joined AS (
        INSERT INTO ${schema}.gateway (gateway)
        SELECT greatest(
          (SELECT max(gateway) FROM ${schema}.gateway), (SELECT max(chain) FROM ${schema}.chain),
          (SELECT max(chain) FROM ${schema}.line), 0) + 1
        RETURNING gateway
      )
      INSERT INTO ${schema}.chain (chain, seq, hash) SELECT gateway, 0, $1 FROM joined RETURNING chain AS gateway`,
    // A gateway that was away itself cannot tell which are dead: it waits until the others had time to show up again.
    heartbeat: `WITH me AS (
        UPDATE ${schema}.gateway SET seen_at = clock_timestamp(),
          steady_since = CASE WHEN seen_at < ${unseen} THEN clock_timestamp() ELSE steady_since END
        WHERE gateway = $1 AND ended_at IS NULL
        RETURNING steady_since < ${unseen} AS steady
      ), dead AS (
        UPDATE ${schema}.gateway SET ended_at = clock_timestamp()
        WHERE (SELECT steady FROM me) AND gateway IN (
          SELECT gateway FROM ${schema}.gateway
          WHERE ended_at IS NULL AND seen_at < ${unseen} AND gateway <> $1
          FOR UPDATE SKIP LOCKED
        )
        RETURNING gateway
      )
      SELECT (SELECT count(*) FROM me) AS me, (SELECT count(*) FROM dead) AS dead`,
    leave: `UPDATE ${schema}.gateway SET ended_at = clock_timestamp() WHERE gateway = $1 AND ended_at IS NULL`,
  };
}

export interface GatewaySql {
  readonly join: string;
  readonly heartbeat: string;
  readonly leave: string;
}

/** A condition: has the gateway of this number ended? @param schema quoted already @param number SQL of the number */
export function hasEnded(schema: string, number: string): string {
  return `EXISTS (SELECT FROM ${schema}.gateway AS holder WHERE holder.gateway = ${number} AND holder.ended_at IS NOT NULL)`;
}
