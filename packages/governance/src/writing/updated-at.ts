import { parseInstant } from "@mgp/core";
import type { MemoryObject } from "@mgp/core";

/** The last instant of the year 9999, which is the last that a protocol timestamp can name. */
const LATEST = 253_402_300_799_999;

/**
 * The timestamp of a change that happens now, in milliseconds: later than the one before even when the clock has
 * not moved or went back.
 *
 * @param now epoch milliseconds
 */
export function nextUpdatedAt(memory: MemoryObject, now: number): string {
  const before = parseInstant(memory.updated_at ?? memory.created_at);
  const instant = before === undefined || before >= LATEST ? now : Math.max(now, before + 1);
  return new Date(instant).toISOString();
}
