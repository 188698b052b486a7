import type { SearchRound } from "@mgp/adapter-kit";
import type { Filter } from "@mgp/core";
import { conditionOf, roundCondition } from "./conditions.ts";
import { type Fragment, fragment, joined, text } from "./fragment.ts";
import type { Source, Walk } from "./sources.ts";
import { CANDIDATE, RECORD } from "./sql.ts";

/** How many rows a source has, up to a bound. */
export function extentOf(source: Source, bound: number): Fragment {
  return fragment`SELECT count(*) AS size FROM (${rowsOf(source, "1")} LIMIT ${bound})`;
}

/**
 * The first records of a source, in its order, that match the filter.
 *
 * @param most.examined how many rows of the source are looked at
 * @param most.found how many records there are at most
 */
export function listOf(
  source: Source,
  filter: Filter,
  { columns }: Walk,
  most: { readonly examined: number; readonly found: number },
): Fragment {
  const examined = fragment`${rowsOf(source, `i.document, ${ofI(columns)}`)} ORDER BY ${text(columns)} LIMIT ${most.examined}`;
  return fragment`SELECT ${text(RECORD)} FROM (${examined}) i CROSS JOIN memory m ON m.document = i.document
    WHERE true${conditionOf(filter)} ORDER BY ${text(ofI(columns))} LIMIT ${most.found}`;
}

/** The document of the row that so many others of the source are before. */
export function boundOf(source: Source, { columns }: Walk, before: number): Fragment {
  return fragment`${rowsOf(source, `i.document, ${ofI(columns)}`)} ORDER BY ${text(columns)} LIMIT 1 OFFSET ${before}`;
}

export function countOf(source: Source, filter: Filter): Fragment {
  return matching(source, "count(*) AS count", conditionOf(filter));
}

/** Every row of a source that matches the filter, to be scored. */
export function candidatesWithin(source: Source, filter: Filter, round: SearchRound<number> | undefined): Fragment {
  return matching(source, CANDIDATE, fragment`${conditionOf(filter)}${roundCondition(round)}`);
}

/** Every row that matches the full-text query and the filter, the newest first. */
export function candidatesHolding(
  tenant: number,
  filter: Filter,
  { match, round }: { readonly match: string; readonly round: SearchRound<number> | undefined },
): Fragment {
  return fragment`SELECT ${text(CANDIDATE)} FROM word CROSS JOIN memory m ON m.document = word.rowid
    WHERE word MATCH ${match} AND m.tenant = ${tenant}${conditionOf(filter)}${roundCondition(round)}
    ORDER BY word.rowid DESC`;
}

/** The ways from one memory to its neighbours, each newest first. */
const NEIGHBOURS = {
  linksFrom: `SELECT m.document FROM link l CROSS JOIN memory m ON m.tenant = l.tenant AND m.memory_id = l.target
    WHERE l.tenant = ? AND l.document = ?`,
  linksTo: "SELECT l.document FROM link l WHERE l.tenant = ? AND l.target = ?",
  subjectOf: "SELECT r.document FROM relation r WHERE r.tenant = ? AND r.subject = ?",
  objectOf: "SELECT r.document FROM relation r WHERE r.tenant = ? AND r.object = ?",
};

/** Neighbours over one kind of edge that match the filter; `value` is the document, memory id or entity to start from. */
export function neighboursOf(
  tenant: number,
  way: keyof typeof NEIGHBOURS,
  value: number | string,
  filter: Filter,
  bounds: { readonly examined: number; readonly kept: number },
): Fragment {
  const found = { sql: NEIGHBOURS[way], values: [tenant, value] };
  return fragment`SELECT ${text(CANDIDATE)}
    FROM (SELECT DISTINCT document FROM (${found}) ORDER BY document DESC LIMIT ${bounds.examined}) n
    CROSS JOIN memory m ON m.document = n.document WHERE m.tenant = ${tenant}${conditionOf(filter)}
    ORDER BY m.document DESC LIMIT ${bounds.kept}`;
}

function matching(source: Source, columns: string, condition: Fragment): Fragment {
  return fragment`SELECT ${text(columns)} FROM (${rowsOf(source, "i.document")}) i
    CROSS JOIN memory m ON m.document = i.document WHERE true${condition}`;
}

function rowsOf({ branches }: Source, columns: string): Fragment {
  return joined(
    branches.map((branch) => fragment`SELECT ${text(columns)} FROM ${branch}`),
    " UNION ALL ",
  );
}

function ofI(columns: Walk["columns"]): string {
  return columns === "memory_id" ? "i.memory_id" : "i.age, i.memory_id";
}
