import type { Filter, VisibleTo } from "@mgp/core";
import type { FilterDialect } from "./filter-dialect.ts";
import { prefixEnd } from "./prefix-end.ts";

/** The conditions of one field of a filter: one, or none where the filter does not have it. */
type Saying = (filter: Filter, dialect: FilterDialect) => readonly string[];

/** In the order in which the conditions stand. The compiler asks for an entry where core's `Filter` gets another field. */
const sayings: { readonly [Field in keyof Filter]-?: Saying } = {
  states: ({ states }, dialect) => said(states, (words) => dialect.oneOf("state", words)),
  notExpiredAt: ({ notExpiredAt }, dialect) => said(notExpiredAt, (at) => dialect.absentOrAbove("expiresAt", at)),
  subject: ({ subject }, dialect) => said(subject, (whom) => dialect.subject(whom)),
  scope: ({ scope }, dialect) => said(scope, (word) => dialect.equals("scope", word)),
  types: ({ types }, dialect) => said(types, (words) => dialect.oneOf("type", words)),
  from: ({ from }, dialect) => said(from, (at) => dialect.atLeast("createdAt", at)),
  to: ({ to }, dialect) => said(to, (at) => dialect.below("createdAt", at)),
  personKey: ({ personKey }, dialect) => said(personKey, (key) => dialect.holds("personKeys", key)),
  labels: ({ labels }, dialect) => (labels ?? []).map((key) => dialect.holds("labelKeys", key)),
  idPrefix: ({ idPrefix }, dialect) =>
    said(idPrefix, (prefix) => dialect.between("memoryId", prefix, prefixEnd(prefix))),
  ids: ({ ids }, dialect) => said(ids, (some) => dialect.oneOf("memoryId", some)),
  scopes: ({ scopes }, dialect) => said(scopes, (words) => dialect.oneOf("scope", words)),
  subjectKinds: ({ subjectKinds }, dialect) => said(subjectKinds, (words) => dialect.oneOf("subjectKind", words)),
  sensitivities: ({ sensitivities }, dialect) => said(sensitivities, (words) => dialect.oneOf("sensitivity", words)),
  updatedFrom: ({ updatedFrom }, dialect) => said(updatedFrom, (at) => dialect.atLeast("updatedAt", at)),
  updatedTo: ({ updatedTo }, dialect) => said(updatedTo, (at) => dialect.below("updatedAt", at)),
  stateChangedTo: ({ stateChangedTo }, dialect) => said(stateChangedTo, (at) => dialect.below("stateChangedAt", at)),
  expiredBefore: ({ expiredBefore }, dialect) =>
    said(expiredBefore, (at) => dialect.below("expiresAt", Math.floor(at) + 1)),
  validAt: ({ validAt }, dialect) =>
    said(validAt, (at) => `${dialect.absentOrAtMost("validFrom", at)} AND ${dialect.absentOrAbove("validTo", at)}`),
  visibleTo: ({ visibleTo }, dialect) => said(visibleTo, (whom) => anyOf(visibilities(whom, dialect))),
};

const fields = Object.keys(sayings).filter(isField);

/**
 * What core's `matchesFilter` says, in a query language. Which tenant is meant, and that a tombstone is no record, is
 * left to the backend.
 *
 * @returns one condition for each field that the filter has
 */
export function filterConditions(filter: Filter, dialect: FilterDialect): readonly string[] {
  return fields.flatMap((field) => sayings[field](filter, dialect));
}

/** Does the filter have no field but these? @returns whether no other field is set */
export function asksOnlyFor(filter: Filter, allowed: readonly (keyof Filter)[]): boolean {
  return fields.every((field) => filter[field] === undefined || allowed.includes(field));
}

/**
 * Does the filter name a subject, a person or a label? A backend has an index of each, in which few records share a key.
 *
 * @returns whether one of these is set
 */
export function isNarrow({ subject, personKey, labels = [] }: Filter): boolean {
  return subject !== undefined || personKey !== undefined || labels.length > 0;
}

/** What makes a record visible; none of it where none may be seen. */
function visibilities({ subjects, scopes }: VisibleTo, dialect: FilterDialect): readonly string[] {
  const own = subjects.map((subject) => `(${dialect.subject(subject)})`);
  return scopes.length === 0 ? own : [...own, dialect.oneOf("scope", scopes)];
}

/** Every query language of a backend so far has OR and two numbers that differ. */
function anyOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? "1 = 0" : `(${conditions.join(" OR ")})`;
}

function said<Value>(value: Value | undefined, say: (value: Value) => string): readonly string[] {
  return value === undefined ? [] : [say(value)];
}

function isField(name: string): name is keyof Filter {
  return Object.hasOwn(sayings, name);
}
