import type { AuditEvent, Page, PageRequest } from "@mgp/core";
import { auditEventOf, isOutcome, matchesAuditFilter, type AuditFilter, type AuditOutcome } from "@mgp/governance";
import type { AuditIndex } from "../index/audit-index.ts";
import { keysOfFilter } from "../index/keys.ts";
import { completeLines } from "./complete-lines.ts";
import { decodePosition, encodePosition } from "./cursor.ts";
import { readIndexed } from "./read-indexed.ts";

/**
 * So many lines a page may pass over that have one of the keys and lack another. Two keys that hardly meet would
 * otherwise be followed to the end of the log; instead the page comes back short, with a cursor.
 */
const PASSED_OVER = 4_000;
const LINES_AT_ONCE = 256;

/** What a query is answered from. */
export interface QuerySource {
  readonly descriptor: number;
  readonly index: AuditIndex;
  /** The last line that is on disk. */
  readonly last: number;
}

/** One page: the lines that have all keys of the filter, read, compared with it and stripped. */
export async function queryLog(
  source: QuerySource,
  tenant: string,
  filter: AuditFilter,
  page: PageRequest,
): Promise<Page<AuditEvent>> {
  const { after, head } =
    page.cursor === undefined ? { after: 0, head: source.last } : decodePosition(page.cursor, source.last);
  const keys = keysOfFilter(tenant, filter);
  const items: AuditEvent[] = [];
  const range = { after, head, passes: PASSED_OVER };
  while (items.length < page.limit && range.passes > 0) {
    const lines = findLines(source.index, keys, range, Math.min(page.limit - items.length, LINES_AT_ONCE));
    for (const outcome of await readOutcomes(source, lines)) {
      if (matchesAuditFilter(outcome, tenant, filter)) items.push(auditEventOf(outcome));
    }
    if (range.after >= head) return { items };
  }
  const position = encodePosition({ after: range.after, head });
  range.passes = PASSED_OVER;
  const hasMore = findLines(source.index, keys, range, 1).length > 0 || range.after < head;
  return hasMore ? { items, cursor: position } : { items };
}

/** What is left of the log for a query, and how many lines may be passed over in it. */
interface Range {
  after: number;
  readonly head: number;
  passes: number;
}

/** The next lines that have all keys, at most so many; moves the range on behind what it looked at. */
function findLines(index: AuditIndex, keys: readonly number[], range: Range, wanted: number): readonly number[] {
  const lines: number[] = [];
  for (const { seq, matches } of index.candidates(keys, range.after, range.head)) {
    range.after = seq;
    if (matches) lines.push(seq);
    else range.passes -= 1;
    if (lines.length === wanted || range.passes === 0) return lines;
  }
  range.after = range.head;
  return lines;
}

async function readOutcomes(
  { descriptor, index }: QuerySource,
  lines: readonly number[],
): Promise<readonly AuditOutcome[]> {
  const entries = await readIndexed(descriptor, index, lines);
  const outcomes = entries.filter((entry) => isOutcome(entry));
  return await completeLines(descriptor, index, outcomes);
}
