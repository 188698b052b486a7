import type { MemoryType, Scope, Subject } from "../generated/types.ts";
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
}

/** What a filter means, record by record: the definition that a backend's own query has to agree with. */
export function matchesFilter(record: MemoryRecord, filter: Filter): boolean {
  return (
    (filter.states === undefined || filter.states.includes(record.state)) &&
    (filter.notExpiredAt === undefined || record.expiresAt === undefined || record.expiresAt > filter.notExpiredAt) &&
    (filter.subject === undefined ||
      (record.subject.kind === filter.subject.kind && record.subject.id === filter.subject.id)) &&
    (filter.scope === undefined || record.scope === filter.scope) &&
    (filter.types === undefined || filter.types.includes(record.type)) &&
    (filter.from === undefined || record.createdAt >= filter.from) &&
    (filter.to === undefined || record.createdAt < filter.to) &&
    (filter.personKey === undefined || record.personKeys.includes(filter.personKey))
  );
}
