import type { Filter } from "@mgp/core";

type Parameter = string | number | Uint8Array | null;

/** A condition on rows of `record`, and the values of its question marks in order. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/** What `matchesFilter` says, for the rows of one tenant. */
export function conditionOf(tenant: number, filter: Filter): Condition {
  const parts: Condition[] = [{ sql: "tenant = ?", parameters: [tenant] }];
  const add = (sql: string, ...parameters: readonly Parameter[]): void => {
    parts.push({ sql, parameters });
  };
  if (filter.states !== undefined) add(`state IN (${marks(filter.states)})`, ...filter.states);
  if (filter.notExpiredAt !== undefined) add("(expires_at IS NULL OR expires_at > ?)", filter.notExpiredAt);
  if (filter.subject !== undefined) add("subject_kind = ? AND subject_id = ?", filter.subject.kind, filter.subject.id);
  if (filter.scope !== undefined) add("scope = ?", filter.scope);
  if (filter.types !== undefined) add(`type IN (${marks(filter.types)})`, ...filter.types);
  if (filter.from !== undefined) add("created_at >= ?", filter.from);
  if (filter.to !== undefined) add("created_at < ?", filter.to);
  if (filter.personKey !== undefined) {
    add("memory_id IN (SELECT memory_id FROM person WHERE tenant = ? AND key = ?)", tenant, filter.personKey);
  }
  return {
    sql: parts.map((part) => part.sql).join(" AND "),
    parameters: parts.flatMap((part) => part.parameters),
  };
}

/** Bound to a subject or a person: few rows, which an index knows. */
export function isNarrow(filter: Filter): boolean {
  return filter.subject !== undefined || filter.personKey !== undefined;
}

export function marks(values: readonly unknown[]): string {
  return values.map(() => "?").join(", ");
}
