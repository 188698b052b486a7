import { type AuditBeginning, type AuditLine, isBeginning, missingEvents, withContexts } from "@mgp/governance";
import type { AuditIndex } from "../index/audit-index.ts";
import { firstLineKey } from "../index/keys.ts";
import { readIndexed } from "./read-indexed.ts";

/** The lines with what they left to the first lines of their requests, each of which is looked up once. */
export async function completeLines<Line extends AuditLine>(
  descriptor: number,
  index: AuditIndex,
  lines: readonly Line[],
): Promise<readonly Line[]> {
  const events = missingEvents(lines);
  return withContexts(lines, events.length === 0 ? [] : await firstLines(descriptor, index, events));
}

async function firstLines(
  descriptor: number,
  index: AuditIndex,
  events: readonly string[],
): Promise<readonly AuditBeginning[]> {
  const places = events.flatMap((event) => firstLine(index, event) ?? []);
  const found = [...new Set(places)].toSorted((left, right) => left - right);
  const entries = await readIndexed(descriptor, index, found);
  return entries.filter((entry) => isBeginning(entry));
}

function firstLine(index: AuditIndex, event: string): number | undefined {
  for (const { seq } of index.candidates([firstLineKey(event)], 0, Infinity)) return seq;
  return undefined;
}
