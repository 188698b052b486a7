import type { JsonSpot } from "../json/json-spot.ts";
import { nearest } from "../settings/nearest.ts";
import { CallersFault } from "./callers-fault.ts";

/** Characters of a name that can be a mistyped one of ours. */
const LONGEST_NAME = 32;

/** @throws CallersFault for a member that an object should not have */
export function refuseUnknown(value: object, known: readonly string[], where: JsonSpot): void {
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const hint = unknown.length > LONGEST_NAME ? "" : nearest(unknown, known);
  throw new CallersFault(`${where.name} has the unknown key ${shownWord(unknown)}.${hint}`);
}

/** A value for a message, unless it could be a secret in the wrong place, or much. */
export function shownWord(value: unknown): string {
  if (typeof value !== "string") return "a value that is no text";
  return /^[\w.*/:-]{0,32}$/.test(value) ? JSON.stringify(value) : "a text that is not shown here";
}
