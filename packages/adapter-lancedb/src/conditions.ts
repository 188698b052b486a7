import { columnOf, filterConditions, type FilterDialect } from "@mgp/adapter-kit";
import { type Filter, StoreError } from "@mgp/core";
import { keyOf, labelMark, personMark, subjectMark, tenantMark } from "./keys.ts";
import { PURGED } from "./rows.ts";

/** Filters as SQL text, made of our own words, of numbers and of marks only; LanceDB takes no parameters. */

/** What may stand between quotes: marks, keys, and the protocol's own words. */
const PLAIN = /^[a-z0-9_.-]*$/;

export function quoted(text: string): string {
  if (!PLAIN.test(text)) throw new StoreError("invalid", "the query has a word that the protocol does not know");
  return `'${text}'`;
}

function list(texts: readonly string[]): string {
  return texts.map(quoted).join(", ");
}

/** A column is one of some; nothing is one of none. */
export function isOneOf(column: string, texts: readonly string[]): string {
  return texts.length === 0 ? "false" : `${column} IN (${list(texts)})`;
}

export function all(...conditions: readonly string[]): string {
  return conditions.join(" AND ");
}

function any(...conditions: readonly string[]): string {
  return `(${conditions.join(" OR ")})`;
}

/** Not a tombstone. */
export const isRecord: string = `state <> '${PURGED}'`;

export function endsWith(column: string, text: string): string {
  return `${column} LIKE ${quoted(text).replace("'", "'%")}`;
}

/** Any row of the tenant, tombstones too. */
export function ofTenant(tenant: string): string {
  return `tenant_mark = ${quoted(tenantMark(tenant))}`;
}

/** The id of the tenant's record is behind this one. */
export function isBehindKey(tenant: string, memoryId: string): string {
  return `key > ${quoted(keyOf(tenant, memoryId))}`;
}

/** @param orElse what holds for those of the same time */
export function isOlder(updatedAt: number, orElse: string): string {
  const isBefore = `updated_at < ${atLeast(updatedAt)}`;
  // No record has a time between two milliseconds.
  return Number.isInteger(updatedAt) ? any(isBefore, all(`updated_at = ${literal(updatedAt)}`, orElse)) : isBefore;
}

/** Has one of these match marks. */
export function matches(marks: readonly string[]): string {
  return any(...["match_mark_1", "match_mark_2", "match_mark_3"].map((column) => isOneOf(column, marks)));
}

const markOf = { personKeys: personMark, labelKeys: labelMark } as const;

/** How a tenant's filter is said in conditions. Ids are keys here; subjects, persons and labels are marks. */
function dialectOf(tenant: string): FilterDialect {
  return {
    oneOf: (field, words) => (field === "memoryId" ? isOneOfIds(tenant, words) : isOneOf(columnOf(field), words)),
    between: (_, from, to) => {
      // Hexadecimal digits go by code points, as ids do; no id has an unpaired surrogate.
      if (!from.isWellFormed()) return "false";
      const behind = `key >= ${quoted(keyOf(tenant, from))}`;
      return to === undefined ? behind : all(behind, `key < ${quoted(keyOf(tenant, to))}`);
    },
    equals: (field, word) => `${columnOf(field)} = ${quoted(word)}`,
    subject: (subject) => `subject_mark = ${quoted(subjectMark(subject))}`,
    holds: (field, key) => `array_has(marks, ${quoted(markOf[field](key))})`,
    atLeast: (field, instant) => `${columnOf(field)} >= ${atLeast(instant)}`,
    below: (field, instant) => `${columnOf(field)} < ${atLeast(instant)}`,
    absentOrAbove: (field, instant) => any(`${columnOf(field)} IS NULL`, `${columnOf(field)} > ${atMost(instant)}`),
    absentOrAtMost: (field, instant) => any(`${columnOf(field)} IS NULL`, `${columnOf(field)} <= ${atMost(instant)}`),
  };
}

function isOneOfIds(tenant: string, ids: readonly string[]): string {
  return isOneOf(
    "key",
    ids.filter((id) => id.isWellFormed()).map((id) => keyOf(tenant, id)),
  );
}

/** A tenant's records that a filter keeps. */
export function within(tenant: string, filter: Filter): string {
  const records = filter.states === undefined ? [isRecord] : [];
  return all(ofTenant(tenant), ...records, ...filterConditions(filter, dialectOf(tenant)));
}

/** Further than any date of JavaScript, and exact as text. */
const FURTHEST = 9e15;

/** The column holds whole numbers: more than 1.5 is more than 1. */
function atMost(value: number): string {
  return literal(Math.floor(value));
}

/** At least 1.5 is at least 2, and less than 1.5 is less than 2. */
function atLeast(value: number): string {
  return literal(Math.ceil(value));
}

function literal(value: number): string {
  if (Number.isNaN(value)) throw new StoreError("invalid", "the query has a time that is not valid");
  return String(Math.max(-FURTHEST, Math.min(FURTHEST, value)));
}
