import type { SearchRound } from "@mgp/adapter-kit";
import type { Filter, SearchedContent } from "@mgp/core";
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

/** What a search asks for besides its words. */
export interface Asked {
  readonly tenant: number;
  readonly filter: Filter;
  readonly content: SearchedContent;
}

/** Every row of a source that matches the filter, to be scored. */
export function candidatesWithin(
  source: Source,
  { filter, content }: Asked,
  round: SearchRound<number> | undefined,
): Fragment {
  return matching(source, CANDIDATE[content], fragment`${conditionOf(filter)}${roundCondition(round)}`);
}

/** Every row that matches the full-text query and the filter, the newest first. */
export function candidatesHolding(
  { tenant, filter, content }: Asked,
  { match, round }: { readonly match: string; readonly round: SearchRound<number> | undefined },
): Fragment {
  return fragment`SELECT ${text(CANDIDATE[content])} FROM word CROSS JOIN memory m ON m.document = word.rowid
    WHERE word MATCH ${match} AND m.tenant = ${tenant}${conditionOf(filter)}${roundCondition(round)}
    ORDER BY word.rowid DESC`;
}

/** The ways from one memory to its neighbours: those that it names, and by kind of edge those that open or hidden content leads to. */
const NAMED = `SELECT m.document FROM link l CROSS JOIN memory m ON m.tenant = l.tenant AND m.memory_id = l.target
  WHERE l.tenant = ? AND l.document = ?`;
const NEIGHBOURS = {
  linksTo: "SELECT DISTINCT l.document FROM link l WHERE l.tenant = ? AND l.target = ? AND l.hidden = ?",
  subjectOf: "SELECT r.document FROM relation r WHERE r.tenant = ? AND r.subject = ? AND r.hidden = ?",
  objectOf: "SELECT r.document FROM relation r WHERE r.tenant = ? AND r.object = ? AND r.hidden = ?",
};

/** A way from a memory to its neighbours. */
export type Way = "linksFrom" | keyof typeof NEIGHBOURS;

/**
 * Neighbours over one kind of edge that match the filter, the newest first; `value` is the document, memory id or entity
 * to start from. An ordinary search goes over edges only that no hidden content makes.
 */
export function neighboursOf(
  asked: Asked,
  way: Way,
  value: number | string,
  bounds: { readonly examined: number; readonly kept: number },
): Fragment {
  const { tenant, filter, content } = asked;
  return fragment`SELECT ${text(CANDIDATE[content])}
    FROM (SELECT DISTINCT document FROM (${edgesOf(asked, way, value, bounds.examined)})
      ORDER BY document DESC LIMIT ${bounds.examined}) n
    CROSS JOIN memory m ON m.document = n.document WHERE m.tenant = ${tenant}${conditionOf(filter)}
    ORDER BY m.document DESC LIMIT ${bounds.kept}`;
}

/** Each branch stands in an index in the order of its documents, so that a well-connected entity costs no more. */
function edgesOf({ tenant, content }: Asked, way: Way, value: number | string, most: number): Fragment {
  if (way === "linksFrom") return { sql: NAMED, values: [tenant, value] };
  const branches = (content === "open" ? [0] : [0, 1]).map((hidden) => {
    const edges = { sql: NEIGHBOURS[way], values: [tenant, value, hidden] };
    return fragment`SELECT document FROM (${edges} ORDER BY document DESC LIMIT ${most})`;
  });
  return joined(branches, " UNION ALL ");
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
