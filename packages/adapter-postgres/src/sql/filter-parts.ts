import type { Filter, Scope, VisibleTo } from "@mgp/core";
import { filterText } from "./filter-text.ts";
import type { Values } from "./statement.ts";

/** Memories of this scope are most of a tenant and are not shared: no index holds them by their scope. */
export const UNSHARED: Scope = "user";

/**
 * The rows that `select` gives of a filter's parts, no row twice. What is visible is looked up by each subject
 * and each scope: one condition with an OR would be walked along the tenant.
 *
 * @param select given what has to hold of a row `m`, which begins with AND
 */
export function rowsText(filter: Filter, values: Values, select: (condition: string) => string): string {
  return partsOf(filter, values)
    .map((condition) => `(${select(condition)})`)
    .join(" UNION ALL ");
}

function partsOf(filter: Filter, values: Values): readonly string[] {
  const { visibleTo, ...others } = filter;
  if (visibleTo === undefined || !isSplit(filter, visibleTo)) return [filterText(filter, values)];
  const { subjects, scopes } = visibleTo;
  const rest = filterText(others, values);
  const shared = [...new Set(scopes)];
  const own = new Map(subjects.map((subject) => [`${subject.kind} ${subject.id}`, subject]));
  return [
    ...[...own.values()].map(
      (subject) => `${filterText({ subject }, values)} AND NOT m.scope = ANY (${values.add(shared)})`,
    ),
    ...shared.map((scope) => filterText({ scope }, values)),
  ].map((part) => part + rest);
}

/** Not where another index finds less, and not where nothing is visible, or most of the tenant. */
function isSplit({ subject, ids }: Filter, { subjects, scopes }: VisibleTo): boolean {
  const isNothing = subjects.length + scopes.length === 0;
  return subject === undefined && ids === undefined && !isNothing && !scopes.includes(UNSHARED);
}
