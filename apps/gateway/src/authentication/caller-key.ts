import { isObject, parseInstant } from "@mgp/core";
import type { JsonSpot } from "../json/json-spot.ts";
import { CallersFault } from "./callers-fault.ts";
import { refuseUnknown } from "./known-members.ts";

/** One of a caller's keys: its digest, and when it is valid. */
export interface CallerKey {
  /** SHA-256 of the key. */
  readonly digest: Uint8Array;
  /** Epoch milliseconds of the first instant; absent: it has none. */
  readonly notBefore?: number;
  /** Epoch milliseconds of the last instant; absent: it has none. */
  readonly notAfter?: number;
  /** Epoch milliseconds. The key is not valid, whenever that was. */
  readonly revokedAt?: number;
  /** Epoch milliseconds. */
  readonly createdAt?: number;
}

export type KeyState = "active" | "not yet valid" | "expired" | "revoked";

/** @param now epoch milliseconds @returns whether the key is valid, or why it is not */
export function keyState(key: CallerKey, now: number): KeyState {
  if (key.revokedAt !== undefined) return "revoked";
  if (key.notBefore !== undefined && now < key.notBefore) return "not yet valid";
  return key.notAfter !== undefined && now > key.notAfter ? "expired" : "active";
}

/** Is the key valid now? @param now epoch milliseconds */
export function letsIn(key: CallerKey, now: number): boolean {
  const state = keyState(key, now);
  return state === "active";
}

/** What an operator calls a key: the beginning of its digest, which tells nothing about the key. */
export function keyId(digest: Uint8Array): string {
  return Buffer.from(digest).toString("hex").slice(0, 12);
}

const members: readonly string[] = ["sha256", "not_before", "not_after", "created_at", "revoked_at"];
const digestPattern = /^[0-9a-f]{64}$/i;
/** Date, time and zone, as RFC 3339 has them: without a zone it is unknown when that is. */
const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

/** Reads an item of a caller's `keys`. @returns the key @throws CallersFault that names the place */
export function parseKey(value: unknown, where: JsonSpot): CallerKey {
  if (!isObject(value)) throw new CallersFault(`${where.name} must be an object.`);
  refuseUnknown(value, members, where);
  const key: CallerKey = {
    digest: parseDigest(value["sha256"], where.at("sha256")),
    ...instant(value, "not_before", "notBefore", where),
    ...instant(value, "not_after", "notAfter", where),
    ...instant(value, "created_at", "createdAt", where),
    ...instant(value, "revoked_at", "revokedAt", where),
  };
  if (key.notBefore !== undefined && key.notAfter !== undefined && key.notBefore > key.notAfter)
    throw new CallersFault(`${where.at("not_after").name} is before its not_before: the key would never be valid.`);
  return key;
}

/** @throws CallersFault that does not repeat the value, which may be the key itself */
export function parseDigest(value: unknown, where: JsonSpot): Uint8Array {
  if (typeof value !== "string" || !digestPattern.test(value))
    throw new CallersFault(`${where.name} must be the SHA-256 of the key, as 64 hexadecimal digits.`);
  return Buffer.from(value, "hex");
}

/** @returns epoch milliseconds; `undefined`: it is no date and time with a zone */
export function parseKeyTime(text: string): number | undefined {
  return instantPattern.test(text) ? parseInstant(text) : undefined;
}

function instant(
  value: Readonly<Record<string, unknown>>,
  member: string,
  name: "notBefore" | "notAfter" | "createdAt" | "revokedAt",
  where: JsonSpot,
): Pick<CallerKey, typeof name> {
  const text = value[member];
  if (text === undefined) return {};
  const time = typeof text === "string" ? parseKeyTime(text) : undefined;
  if (time === undefined)
    throw new CallersFault(
      `${where.at(member).name} must be a date and time of RFC 3339 with a zone, as 2027-01-31T12:00:00Z.`,
    );
  return { [name]: time };
}
