import type { JsonSpot } from "../json/json-spot.ts";
import { nearest } from "../settings/nearest.ts";
import { CallersFault } from "./callers-fault.ts";

/** @throws CallersFault for a member that an object should not have */
export function refuseUnknown(value: object, known: readonly string[], where: JsonSpot): void {
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new CallersFault(`${where.name} has the unknown key ${shownWord(unknown)}.${nearest(unknown, known)}`);
}

/** A value for a message, unless it could be a secret in the wrong place, or much. */
export function shownWord(value: unknown): string {
  if (typeof value !== "string") return "a value that is not a string";
  return /^[\w.*/:-]{0,32}$/.test(value) ? JSON.stringify(value) : "a text that is not shown here";
}
