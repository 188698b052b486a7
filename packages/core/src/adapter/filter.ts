import type { MemoryType, Scope, Sensitivity, Subject, SubjectKind } from "../generated/types.ts";
import type { MemoryState } from "../lifecycle/states.ts";
import type { MemoryRecord } from "./memory-record.ts";

/**
 * Which records a list or a search may return. Every restriction given holds at once; one left out restricts
 * nothing. A store applies it inside the backend, before any limit, or declares in `Guarantees.filters` which
 * fields it cannot apply; core then asks again until the limit is filled.
 */
export interface Filter {
  readonly states?: readonly MemoryState[];
  /** Epoch milliseconds: keeps what never expires and what expires after this instant. */
  readonly notExpiredAt?: number;
  readonly subject?: Subject;
  readonly scope?: Scope;
  readonly types?: readonly MemoryType[];
  /** On `createdAt`, epoch milliseconds, inclusive. */
  readonly from?: number;
  /** On `createdAt`, epoch milliseconds, exclusive. */
  readonly to?: number;
  readonly personKey?: string;
  /** All of these are among `labelKeys`. */
  readonly labels?: readonly string[];
  /** How the memoryId begins, by code points. */
  readonly idPrefix?: string;
  /** The memoryId is one of these, at most `MAX_FILTER_IDS`. */
  readonly ids?: readonly string[];
  readonly scopes?: readonly Scope[];
  readonly subjectKinds?: readonly SubjectKind[];
  /** A record without a sensitivity matches none. */
  readonly sensitivities?: readonly Sensitivity[];
  /** On `updatedAt`, epoch milliseconds, inclusive. */
  readonly updatedFrom?: number;
  /** On `updatedAt`, epoch milliseconds, exclusive. */
  readonly updatedTo?: number;
  /** On `stateChangedAt`, epoch milliseconds, exclusive; a record that never had a lifecycle call does not match. */
  readonly stateChangedTo?: number;
  /** Epoch milliseconds: keeps what expires at or before this instant. */
  readonly expiredBefore?: number;
  /** Epoch milliseconds: keeps what says something that holds at this instant, from `validFrom` on and before `validTo`. */
  readonly validAt?: number;
  /** Who may see it: the subject is one of these, or the scope is. */
  readonly visibleTo?: VisibleTo;
}

/** What may be seen: the memories of some subjects, and those of scopes that are shared. */
export interface VisibleTo {
  /** Exact; at most `MAX_VISIBLE_SUBJECTS`. */
  readonly subjects: readonly Subject[];
  readonly scopes: readonly Scope[];
}

export const MAX_FILTER_IDS = 100;
export const MAX_VISIBLE_SUBJECTS = 16;

type Test = (record: MemoryRecord) => boolean;

/** What each field asks, where it is given. The compiler asks for an entry where `Filter` gets another field. */
const tests: { readonly [Field in keyof Filter]-?: (filter: Filter) => Test | undefined } = {
  states: ({ states }) => asked(states, (words) => (record) => words.includes(record.state)),
  notExpiredAt: ({ notExpiredAt }) =>
    asked(
      notExpiredAt,
      (at) =>
        ({ expiresAt }) =>
          expiresAt === undefined || expiresAt > at,
    ),
  subject: ({ subject }) => asked(subject, (whom) => (record) => isSame(record.subject, whom)),
  scope: ({ scope }) => asked(scope, (word) => (record) => record.scope === word),
  types: ({ types }) => asked(types, (words) => (record) => words.includes(record.type)),
  from: ({ from }) => asked(from, (at) => (record) => record.createdAt >= at),
  to: ({ to }) => asked(to, (at) => (record) => record.createdAt < at),
  personKey: ({ personKey }) => asked(personKey, (key) => (record) => record.personKeys.includes(key)),
  labels: ({ labels }) =>
    asked(
      labels,
      (keys) =>
        ({ labelKeys }) =>
          keys.every((key) => labelKeys.includes(key)),
    ),
  idPrefix: ({ idPrefix }) => asked(idPrefix, (prefix) => (record) => record.memoryId.startsWith(prefix)),
  ids: ({ ids }) => asked(ids, (some) => (record) => some.includes(record.memoryId)),
  scopes: ({ scopes }) => asked(scopes, (words) => (record) => words.includes(record.scope)),
  subjectKinds: ({ subjectKinds }) => asked(subjectKinds, (words) => (record) => words.includes(record.subject.kind)),
  sensitivities: ({ sensitivities }) =>
    asked(
      sensitivities,
      (words) =>
        ({ sensitivity }) =>
          sensitivity !== undefined && words.includes(sensitivity),
    ),
  updatedFrom: ({ updatedFrom }) => asked(updatedFrom, (at) => (record) => record.updatedAt >= at),
  updatedTo: ({ updatedTo }) => asked(updatedTo, (at) => (record) => record.updatedAt < at),
  stateChangedTo: ({ stateChangedTo }) =>
    asked(
      stateChangedTo,
      (at) =>
        ({ stateChangedAt }) =>
          stateChangedAt !== undefined && stateChangedAt < at,
    ),
  expiredBefore: ({ expiredBefore }) =>
    asked(
      expiredBefore,
      (at) =>
        ({ expiresAt }) =>
          expiresAt !== undefined && expiresAt <= at,
    ),
  validAt: ({ validAt }) => asked(validAt, (at) => (record) => isValid(record, at)),
  visibleTo: ({ visibleTo }) => asked(visibleTo, (whom) => (record) => isVisible(record, whom)),
};

/** Every field of a filter, so that an adapter which looks at each of them is found wanting when one is added. */
export const filterFields: readonly (keyof Filter)[] = Object.keys(tests).filter(isField);

/**
 * What a filter means, record by record: the definition that a backend's own query has to agree with.
 *
 * @returns whether the record passes every field of the filter
 */
export function matchesFilter(record: MemoryRecord, filter: Filter): boolean {
  return filterMatcher(filter)(record);
}

/**
 * The same for many records: what the filter does not ask for costs none of them anything.
 *
 * @returns the same test as a function of a record
 */
export function filterMatcher(filter: Filter): (record: MemoryRecord) => boolean {
  const all = filterFields.map((field) => tests[field](filter)).filter((test) => test !== undefined);
  return (record) => all.every((test) => test(record));
}

function asked<Value>(value: Value | undefined, make: (value: Value) => Test): Test | undefined {
  return value === undefined ? undefined : make(value);
}

function isField(name: string): name is keyof Filter {
  return Object.hasOwn(tests, name);
}

function isValid({ validFrom, validTo }: MemoryRecord, at: number): boolean {
  return (validFrom === undefined || validFrom <= at) && (validTo === undefined || validTo > at);
}

function isVisible({ subject, scope }: MemoryRecord, { subjects, scopes }: VisibleTo): boolean {
  return scopes.includes(scope) || subjects.some((each) => isSame(each, subject));
}

function isSame(left: Subject, right: Subject): boolean {
  return left.kind === right.kind && left.id === right.id;
}
