import type { AuditEvent, Page, PageRequest } from "@mgp/core";
import { auditEventOf, isOutcome, matchesAuditFilter, type AuditFilter, type AuditOutcome } from "@mgp/governance";
import type { AuditIndex } from "../index/audit-index.ts";
import { keyGroupsOf } from "../index/posting-keys.ts";
import { KeyPostings, seekCommon, UnionPostings, type Postings } from "../index/postings.ts";
import { completeLines } from "./complete-lines.ts";
import { decodePosition, encodePosition } from "./cursor.ts";
import { readIndexed } from "./read-indexed.ts";

/**
 * So many looks into the lists a page may take beside those that find something. Two long lists that hardly meet would otherwise be walked to the
 * end of the log; instead the page comes back short, with a cursor.
 */
const LOOKS_A_PAGE = 4_000;
const LINES_AT_ONCE = 256;

/** What a query is answered from. */
export interface QuerySource {
  readonly descriptor: number;
  readonly index: AuditIndex;
  /** The last line that is on disk. */
  readonly last: number;
}

/** One page: the lines that stand in all lists, read, compared with the filter and stripped. */
export async function queryLog(
  source: QuerySource,
  tenant: string,
  filter: AuditFilter,
  page: PageRequest,
): Promise<Page<AuditEvent>> {
  const { after, head } =
    page.cursor === undefined ? { after: 0, head: source.last } : decodePosition(page.cursor, source.last);
  const lists = keyGroupsOf(tenant, filter).map((keys) => listOf(source.index, keys));
  const items: AuditEvent[] = [];
  let looks = LOOKS_A_PAGE + page.limit * lists.length;
  let next = after + 1;
  while (items.length < page.limit && looks > 0) {
    const wanted = Math.min(page.limit - items.length, LINES_AT_ONCE);
    const found = findLines(lists, next, head, wanted, looks);
    for (const outcome of await readOutcomes(source, found.lines)) {
      if (matchesAuditFilter(outcome, tenant, filter)) items.push(auditEventOf(outcome));
    }
    next = found.next;
    looks -= found.looks;
    if (next > head) return { items };
  }
  return seekCommon(lists, next, Math.max(looks, lists.length)).reached > head
    ? { items }
    : { items, cursor: encodePosition({ after: next - 1, head }) };
}

function listOf(index: AuditIndex, keys: readonly number[]): Postings {
  const lists = keys.map((key) => new KeyPostings(index, key));
  const [only] = lists;
  return lists.length === 1 && only !== undefined ? only : new UnionPostings(lists);
}

interface FoundLines {
  readonly lines: readonly number[];
  /** Where to go on; beyond the head when there is nothing more. */
  readonly next: number;
  readonly looks: number;
}

function findLines(
  lists: readonly Postings[],
  from: number,
  head: number,
  wanted: number,
  looksAllowed: number,
): FoundLines {
  const lines: number[] = [];
  let next = from;
  let looks = 0;
  while (lines.length < wanted && looks < looksAllowed) {
    const step = seekCommon(lists, next, looksAllowed - looks);
    looks += step.looks;
    next = step.reached;
    if (next > head) return { lines, next, looks };
    if (step.found === undefined) break;
    lines.push(step.found);
    next = step.found + 1;
  }
  return { lines, next, looks };
}

async function readOutcomes(
  { descriptor, index }: QuerySource,
  lines: readonly number[],
): Promise<readonly AuditOutcome[]> {
  const entries = await readIndexed(descriptor, index, lines);
  const outcomes = entries.filter((entry) => isOutcome(entry));
  return await completeLines(descriptor, index, outcomes);
}
