import { hasEnded } from "../gateways/sql.ts";
import type { Lookup } from "./lookup-keys.ts";

/** A flush of a gateway that has just ended may still land for so long, in milliseconds. */
const LATE_MS = 60_000;

/** The statements of the audit log. @param schema quoted already */
export function auditSql(schema: string): AuditSql {
  return {
    // One statement, one transaction. The chain's head is the fence: whatever its owner does not expect, an earlier
    // attempt of this very flush that was believed lost included, keeps all of it from happening.
    flush: `WITH fence AS MATERIALIZED (
        SELECT c.seq, c.hash, g.ended_at IS NOT NULL AS ended
        FROM ${schema}.chain AS c JOIN ${schema}.gateway AS g ON g.gateway = c.chain
        WHERE c.chain = $1 FOR UPDATE OF c
      ), go AS MATERIALIZED (
        SELECT FROM fence WHERE seq = $2 AND hash = $3 AND NOT ended
      ), written AS (
        INSERT INTO ${schema}.line (chain, seq, of_tenant, of_action, of_actor, of_target, of_request, of_correlation, text)
        SELECT $1, $2 + l.place, l.of_tenant, l.of_action, l.of_actor, l.of_target, l.of_request, l.of_correlation, l.text
        FROM go, unnest($4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], $10::text[])
          WITH ORDINALITY AS l (of_tenant, of_action, of_actor, of_target, of_request, of_correlation, text, place)
        ORDER BY l.place
      ), moved AS (
        UPDATE ${schema}.chain SET seq = $2 + cardinality($10::text[]), hash = $11 FROM go WHERE chain = $1
      ), opened AS (
        INSERT INTO ${schema}.open_intent (chain, seq, event_id)
        SELECT $1, o.seq, o.event_id FROM go, unnest($12::bigint[], $13::text[]) AS o (seq, event_id)
      ), closed AS (
        DELETE FROM ${schema}.open_intent WHERE event_id = ANY ($14::text[]) AND EXISTS (SELECT FROM go)
      )
      SELECT seq, hash, ended, (SELECT count(*) FROM go) AS written FROM fence`,
    // Whose calls can still be running is left alone. One gateway takes all that a dead one left.
    openIntents: `WITH claimed AS (
        UPDATE ${schema}.gateway SET recovered_by = $1 WHERE gateway IN (
          SELECT g.gateway FROM ${schema}.gateway AS g
          WHERE g.gateway IN (SELECT chain FROM ${schema}.open_intent)
            AND g.ended_at < clock_timestamp() - $2 * interval '1 millisecond'
            AND (g.recovered_by IS NULL OR g.recovered_by = $1 OR ${hasEnded(schema, "g.recovered_by")})
          FOR UPDATE SKIP LOCKED
        )
        RETURNING gateway
      )
      SELECT l.text FROM claimed
      JOIN ${schema}.open_intent AS o ON o.chain = claimed.gateway
      JOIN ${schema}.line AS l ON l.chain = o.chain AND l.seq = o.seq
      ORDER BY o.chain, o.seq`,
    bounds: `SELECT (SELECT coalesce(max(position), 0) FROM ${schema}.line) AS head, c.chain, c.seq
      FROM ${schema}.chain AS c JOIN ${schema}.gateway AS g ON g.gateway = c.chain
      WHERE g.ended_at IS NULL OR g.ended_at > clock_timestamp() - interval '${LATE_MS} milliseconds'
      ORDER BY c.chain`,
    page: (
      looked,
      others,
    ) => `SELECT position, CASE WHEN bounds.seq IS NULL OR l.seq <= bounds.seq THEN text END AS text
      FROM (
        SELECT position, chain, seq, CASE WHEN ${others.map((lookup, place) => `of_${lookup} = $${place + 7}`).join(" AND ") || "true"} THEN text END AS text
        FROM ${schema}.line WHERE of_${looked} = $1 AND position > $2 AND position <= $3 ORDER BY position LIMIT $4
      ) AS l LEFT JOIN unnest($5::integer[], $6::bigint[]) AS bounds (chain, seq) ON bounds.chain = l.chain
      ORDER BY position`,
    firstLines: `SELECT text FROM ${schema}.line WHERE of_request = ANY ($1::bigint[])`,
    health: `SELECT FROM ${schema}.chain WHERE chain = $1 FOR UPDATE`,
    // Numbers have no gaps; what only lines or heads are left of counts as well.
    chains: `SELECT number AS chain, c.seq, c.hash, last.seq AS last_seq, last.text AS last_text
      FROM (
        SELECT number FROM (
          SELECT generate_series(1, max(gateway)) AS number FROM ${schema}.gateway
          UNION SELECT chain FROM ${schema}.chain UNION SELECT max(chain) FROM ${schema}.line
        ) AS numbers WHERE number > $1 ORDER BY number LIMIT $2
      ) AS stretch
      LEFT JOIN ${schema}.chain AS c ON c.chain = number
      LEFT JOIN LATERAL (
        SELECT seq, text FROM ${schema}.line WHERE line.chain = number ORDER BY seq DESC LIMIT 1
      ) AS last ON true
      ORDER BY number`,
    moveHead: `INSERT INTO ${schema}.chain AS c (chain, seq, hash) VALUES ($1, $2, $3)
      ON CONFLICT (chain) DO UPDATE SET seq = $2, hash = $3 WHERE c.seq = $4 AND c.hash = $5`,
    linesOfChain: `SELECT seq, text FROM ${schema}.line WHERE chain = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
    lastLines: `SELECT chain, seq, text FROM (
        SELECT position, chain, seq, text FROM ${schema}.line ORDER BY position DESC LIMIT $1
      ) AS last ORDER BY position`,
    heads: `SELECT chain, seq FROM ${schema}.chain`,
    newLines: `SELECT l.chain, l.seq, l.text FROM ${schema}.chain AS c
      LEFT JOIN unnest($1::integer[], $2::bigint[]) AS known (chain, seq) ON known.chain = c.chain
      JOIN ${schema}.line AS l ON l.chain = c.chain AND l.seq > coalesce(known.seq, 0)
      WHERE c.seq > coalesce(known.seq, 0)
      ORDER BY l.position LIMIT $3`,
  };
}

export interface AuditSql {
  readonly flush: string;
  readonly openIntents: string;
  readonly bounds: string;
  /** A stretch of the lines under one key; those that lack another of the wanted keys come without their text. */
  readonly page: (looked: Lookup, others: readonly Lookup[]) => string;
  /** The first lines of requests of several items. */
  readonly firstLines: string;
  readonly health: string;
  /** A stretch of the chains: the head that is noted of each, and the last line that is there, seen at one moment. */
  readonly chains: string;
  /** Notes another head, unless it has moved meanwhile. */
  readonly moveHead: string;
  readonly linesOfChain: string;
  readonly lastLines: string;
  readonly heads: string;
  readonly newLines: string;
}
