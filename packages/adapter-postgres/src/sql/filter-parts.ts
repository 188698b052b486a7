import type { Filter, Scope, Subject, VisibleTo } from "@mgp/core";
import { filterText, kept } from "./filter-text.ts";
import type { Values } from "./statement.ts";

/** Memories of this scope are most of a tenant and are shared with nobody: no index holds them by their scope. */
export const UNSHARED: Scope = "user";

/** One of the parts of what a filter lets through; no record is in two of them. */
export interface FilterPart {
  /** Rows `w`, for each of which the rows `m` are looked up; absent: they are looked up once. */
  readonly each?: string;
  /** What has to hold of a row `m`; it begins with AND. */
  readonly condition: string;
}

/**
 * What a filter says, in parts that are each served by an index. What is visible to somebody is looked up by subject
 * and by scope: one condition with an OR would be walked along the tenant.
 */
export function filterParts(filter: Filter, values: Values): readonly FilterPart[] {
  const { visibleTo, ...others } = filter;
  if (visibleTo === undefined || !isSplit(filter, visibleTo)) return [{ condition: filterText(filter, values) }];
  const condition = filterText(others, values);
  const scopes = values.add([...new Set(visibleTo.scopes)]);
  return [...subjectParts(visibleTo.subjects, condition, scopes, values), scopePart(condition, scopes)];
}

/** The rows that `select` gives of each part, of which `condition` holds. */
export function rowsOfParts(parts: readonly FilterPart[], select: (condition: string) => string): string {
  const rows = parts.map(({ each, condition }) =>
    each === undefined
      ? `(${select(condition)})`
      : `(SELECT s.* FROM ${each} CROSS JOIN LATERAL (${select(condition)}) s)`,
  );
  return rows.join(" UNION ALL ");
}

/** Not where another index finds less, and not where most of the tenant is visible. */
function isSplit({ subject, ids }: Filter, { scopes }: VisibleTo): boolean {
  return subject === undefined && ids === undefined && !scopes.includes(UNSHARED);
}

function subjectParts(
  subjects: readonly Subject[],
  condition: string,
  scopes: string,
  values: Values,
): readonly FilterPart[] {
  if (subjects.length === 0) return [];
  const [kinds, ids] = [subjects.map(({ kind }) => kind), subjects.map(({ id }) => kept(id))];
  const each = `(SELECT DISTINCT k.kind, k.id FROM unnest(${values.add(kinds)}::text[], ${values.add(ids)}::text[]) k (kind, id)) w`;
  return [
    {
      each,
      condition: `${condition} AND m.subject_hash = hashtextextended(w.id, 0) AND m.state <> 'purged'
        AND m.subject_id = w.id AND m.subject_kind = w.kind AND NOT m.scope = ANY (${scopes})`,
    },
  ];
}

function scopePart(condition: string, scopes: string): FilterPart {
  return {
    each: `unnest(${scopes}::text[]) w (scope)`,
    condition: `${condition} AND m.scope = w.scope AND m.scope <> '${UNSHARED}' AND m.state <> 'purged'`,
  };
}
