import { type AuditBeginning, type AuditLine, isBeginning, missingEvents, textIn, withContexts } from "@mgp/governance";
import type { Database } from "../storage/database.ts";
import { firstLineKey } from "./lookup-keys.ts";
import { entryOf } from "./read-entry.ts";
import type { AuditSql } from "./sql.ts";

/** The lines with what they left to the first lines of their requests, whichever gateway wrote those. */
export async function completeLines<Line extends AuditLine>(
  database: Database,
  sql: AuditSql,
  lines: readonly Line[],
): Promise<readonly Line[]> {
  const events = missingEvents(lines);
  return withContexts(lines, events.length === 0 ? [] : await firstLines(database, sql, events));
}

async function firstLines(
  database: Database,
  sql: AuditSql,
  events: readonly string[],
): Promise<readonly AuditBeginning[]> {
  const rows = await database.query(sql.firstLines, [events.map(firstLineKey)]);
  return rows.map((row) => entryOf(textIn(row, "text"))).filter((entry) => isBeginning(entry));
}
