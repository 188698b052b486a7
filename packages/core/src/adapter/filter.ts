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

/** Every field of a filter, so that an adapter which looks at each of them is found wanting when one is added. */
export const filterFields: readonly (keyof Filter)[] = [
  "states",
  "notExpiredAt",
  "subject",
  "scope",
  "types",
  "from",
  "to",
  "personKey",
  "labels",
  "idPrefix",
  "ids",
  "scopes",
  "subjectKinds",
  "sensitivities",
  "updatedFrom",
  "updatedTo",
  "stateChangedTo",
  "expiredBefore",
  "visibleTo",
];

/** What a filter means, record by record: the definition that a backend's own query has to agree with. */
export function matchesFilter(record: MemoryRecord, filter: Filter): boolean {
  return (
    isOneOf(filter.states, record.state) &&
    (filter.notExpiredAt === undefined || record.expiresAt === undefined || record.expiresAt > filter.notExpiredAt) &&
    (filter.subject === undefined || isSame(record.subject, filter.subject)) &&
    (filter.scope === undefined || record.scope === filter.scope) &&
    isOneOf(filter.types, record.type) &&
    isWithin(record.createdAt, filter.from, filter.to) &&
    (filter.personKey === undefined || record.personKeys.includes(filter.personKey)) &&
    (filter.labels === undefined || filter.labels.every((label) => record.labelKeys.includes(label))) &&
    (filter.idPrefix === undefined || record.memoryId.startsWith(filter.idPrefix)) &&
    isOneOf(filter.ids, record.memoryId) &&
    isOneOf(filter.scopes, record.scope) &&
    isOneOf(filter.subjectKinds, record.subject.kind) &&
    isOneOf(filter.sensitivities, record.sensitivity) &&
    isWithin(record.updatedAt, filter.updatedFrom, filter.updatedTo) &&
    (filter.stateChangedTo === undefined || isWithin(record.stateChangedAt, undefined, filter.stateChangedTo)) &&
    (filter.expiredBefore === undefined ||
      (record.expiresAt !== undefined && record.expiresAt <= filter.expiredBefore)) &&
    (filter.visibleTo === undefined || isVisible(record, filter.visibleTo))
  );
}

function isOneOf<Value>(wanted: readonly Value[] | undefined, value: Value | undefined): boolean {
  return wanted === undefined || (value !== undefined && wanted.includes(value));
}

/** From the one on and before the other. */
function isWithin(
  instant: number | undefined,
  from = Number.NEGATIVE_INFINITY,
  to = Number.POSITIVE_INFINITY,
): boolean {
  return instant !== undefined && instant >= from && instant < to;
}

function isSame(left: Subject, right: Subject): boolean {
  return left.kind === right.kind && left.id === right.id;
}

function isVisible({ subject, scope }: MemoryRecord, { subjects, scopes }: VisibleTo): boolean {
  return scopes.includes(scope) || subjects.some((each) => isSame(each, subject));
}
