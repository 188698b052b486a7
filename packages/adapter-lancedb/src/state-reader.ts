import type { Call } from "@mgp/core";
import type { RowChange, State } from "./change.ts";
import { all, isOneOf, matches } from "./conditions.ts";
import { matchMark } from "./keys.ts";
import type { MemoryTable } from "./memory-table.ts";
import type { Reader } from "./reader.ts";
import { type RecordRow, type StoredRow, toRow } from "./rows.ts";
import { BRIEF_COLUMNS, ROW_COLUMNS, SEARCHED_COLUMNS } from "./schema.ts";

/** How many marks one condition names. */
const MARKS_TOGETHER = 300;

/** Reads, in a few queries, what a batch of changes decides on. */
export async function readState(
  table: MemoryTable,
  reader: Reader,
  changes: readonly Omit<RowChange<unknown>, "decide">[],
  call: Call,
): Promise<State> {
  const carrying = new Set(changes.filter((change) => change.carries).map(({ key }) => key));
  const plain = keysOf(changes.filter((change) => !change.isBrief));
  const brief = keysOf(changes.filter((change) => change.isBrief));
  for (const key of carrying) plain.delete(key);
  for (const key of [...carrying, ...plain]) brief.delete(key);
  const [outlines, rows, whole, holders] = await Promise.all([
    reader.rowsOf(brief, BRIEF_COLUMNS, call),
    reader.rowsOf(plain, ROW_COLUMNS, call),
    reader.rowsOf(carrying, [...ROW_COLUMNS, ...SEARCHED_COLUMNS], call),
    holdersOf(table, new Set(changes.flatMap(({ sought }) => sought)), call),
  ]);
  return {
    row: (key) => whole.get(key) ?? rows.get(key) ?? outlines.get(key),
    holderOf: (marks) => smallest(marks.flatMap((mark) => holders.get(mark) ?? [])),
  };
}

function keysOf(changes: readonly Omit<RowChange<unknown>, "decide">[]): Set<string> {
  return new Set(changes.flatMap(({ key, preferredKey }) => [key, preferredKey ?? key]));
}

/** Active records by match mark. */
async function holdersOf(
  table: MemoryTable,
  marks: ReadonlySet<string>,
  call: Call,
): Promise<ReadonlyMap<string, readonly RecordRow[]>> {
  const holders = new Map<string, RecordRow[]>();
  const ordered = [...marks];
  for (let start = 0; start < ordered.length; start += MARKS_TOGETHER) {
    const some = ordered.slice(start, start + MARKS_TOGETHER);
    const found = await table.rows(all(isOneOf("state", ["active"]), matches(some)), ROW_COLUMNS, call);
    for (const place of found.rows()) addHolder(holders, toRow(found, place));
  }
  return holders;
}

function addHolder(holders: Map<string, RecordRow[]>, row: StoredRow): void {
  if (row.kind !== "record") return;
  for (const matchKey of row.record.matchKeys) {
    const mark = matchMark(row.tenant, matchKey);
    const known = holders.get(mark);
    if (known === undefined) holders.set(mark, [row]);
    else known.push(row);
  }
}

function smallest(rows: readonly RecordRow[]): RecordRow | undefined {
  let first: RecordRow | undefined;
  for (const row of rows) if (first === undefined || row.key < first.key) first = row;
  return first;
}
