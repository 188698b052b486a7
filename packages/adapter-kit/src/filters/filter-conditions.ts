import type { Filter } from "@mgp/core";
import type { FilterDialect } from "./filter-dialect.ts";

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

/** Does the filter have no field but these? */
export function asksOnlyFor(filter: Filter, allowed: readonly (keyof Filter)[]): boolean {
  return fields.every((field) => filter[field] === undefined || allowed.includes(field));
}

/** Does the filter name a subject or a person? A backend has an index of each, in which few records share a key. */
export function isNarrow({ subject, personKey }: Filter): boolean {
  return subject !== undefined || personKey !== undefined;
}

function said<Value>(value: Value | undefined, say: (value: Value) => string): readonly string[] {
  return value === undefined ? [] : [say(value)];
}

function isField(name: string): name is keyof Filter {
  return Object.hasOwn(sayings, name);
}
