import type { AuditEvent, Page, PageRequest } from "@mgp/core";
import {
  auditEventOf,
  type AuditFilter,
  type AuditOutcome,
  isOutcome,
  matchesAuditFilter,
  numberIn,
  type LedgerRow,
} from "@mgp/governance";
import type { Database } from "../storage/database.ts";
import { completeLines } from "./complete-lines.ts";
import { decodePlace, encodePlace, type Bounds, type Place } from "./cursor.ts";
import { wantedKeys } from "./lookup-keys.ts";
import { entryOf } from "./read-entry.ts";
import type { AuditSql } from "./sql.ts";

/**
 * Where several filters have to meet, lines are looked at in stretches: twice as many as are wanted, then more and
 * more at a time, up to so many for one page. Two long lists that hardly meet would otherwise be read to their end;
 * instead the page comes back short, with a cursor.
 */
const LONGEST_STRETCH = 2_000;
const LINES_A_PAGE = 4_000;

/** One page: a bounded stretch of the most selective list, compared with the filter and stripped. */
export async function queryLines(
  database: Database,
  sql: AuditSql,
  tenant: string,
  filter: AuditFilter,
  page: PageRequest,
): Promise<Page<AuditEvent>> {
  const place =
    page.cursor === undefined ? { ...(await boundsNow(database, sql)), after: 0 } : decodePlace(page.cursor);
  const [first, ...others] = wantedKeys(tenant, filter);
  if (first === undefined) return { items: [] };
  const text = sql.page(
    first.lookup,
    others.map(({ lookup }) => lookup),
  );
  const [chains, heads] = [place.chains.map(({ chain }) => chain), place.chains.map(({ seq }) => seq)];
  const otherKeys = others.map(({ key }) => key);
  const items: AuditEvent[] = [];
  let { after } = place;
  let looks = 0;
  for (let stretch = page.limit * 2; looks <= LINES_A_PAGE; stretch *= 2) {
    // One more than is wanted tells whether there is a next page.
    const lines = others.length === 0 ? page.limit - items.length + 1 : Math.min(stretch, LONGEST_STRETCH);
    looks += lines;
    const rows = await database.query(text, [first.key, after, place.head, lines, chains, heads, ...otherKeys]);
    const outcomes = await outcomesIn(database, sql, rows);
    for (const row of rows) {
      if (items.length === page.limit) return { items, cursor: encodePlace({ ...place, after }) };
      after = numberIn(row, "position");
      const outcome = outcomes.get(row);
      if (outcome !== undefined && matchesAuditFilter(outcome, tenant, filter)) items.push(auditEventOf(outcome));
    }
    if (rows.length < lines) return { items };
  }
  return { items, cursor: encodePlace({ ...place, after }) };
}

async function boundsNow(database: Database, sql: AuditSql): Promise<Bounds> {
  const rows = await database.query(sql.bounds);
  const [first] = rows;
  return {
    head: first === undefined ? 0 : numberIn(first, "head"),
    chains: rows.map((row) => ({ chain: numberIn(row, "chain"), seq: numberIn(row, "seq") })),
  } satisfies Omit<Place, "after">;
}

/** By row, without those that lack one of the wanted keys. */
async function outcomesIn(
  database: Database,
  sql: AuditSql,
  rows: readonly LedgerRow[],
): Promise<ReadonlyMap<LedgerRow, AuditOutcome>> {
  const found: LedgerRow[] = [];
  const written: AuditOutcome[] = [];
  for (const row of rows) {
    const entry = typeof row["text"] === "string" ? entryOf(row["text"]) : undefined;
    if (!isOutcome(entry)) continue;
    found.push(row);
    written.push(entry);
  }
  const outcomes = await completeLines(database, sql, written);
  return new Map(found.flatMap((row, place) => (outcomes[place] === undefined ? [] : [[row, outcomes[place]]])));
}
