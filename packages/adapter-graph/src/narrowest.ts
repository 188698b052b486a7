import type { Filter } from "@mgp/core";
import { type Connection, numberIn } from "@mgp/sqlite";
import { extentOf } from "./selections.ts";
import { narrowSources, type Source, type Walk, wholeTenant } from "./sources.ts";

/** So many rows can be sorted, and no more of them are counted to find the source with the fewest. */
const FEW = 1_000;

/** The source with the fewest rows, counted up to a bound, and how many; of equal ones the first. */
export function narrowest(
  database: Connection,
  sources: readonly Source[],
  bound: number,
): { readonly source: Source; readonly size: number } | undefined {
  const sized = sources.map((source) => {
    const { sql, values } = extentOf(source, bound);
    return { source, size: numberIn(database.get(sql, values), "size") };
  });
  return sized.toSorted((left, right) => left.size - right.size)[0];
}

/** Where a list takes its rows from: the narrowest index that has its order, or few rows without one. */
export function listSource(database: Connection, tenant: number, filter: Filter, walk: Walk): Source {
  const sources = narrowSources(tenant, filter, walk);
  const [first = wholeTenant(tenant, walk), ...others] = sources;
  if (others.length === 0 && first.isOrdered) return first;
  const found = narrowest(database, sources, FEW);
  if (found !== undefined && (found.source.isOrdered || found.size < FEW)) return found.source;
  return sources.find(({ isOrdered }) => isOrdered) ?? wholeTenant(tenant, walk);
}
