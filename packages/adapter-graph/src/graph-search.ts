import { frequencyIn, holdsTerm, termKey } from "@mgp/adapter-kit";
import { compareRanks, type SearchTerm } from "@mgp/core";
import { type Connection, numberIn, type SqliteRow, textIn } from "@mgp/sqlite";
import { type Candidate, placeOf } from "./lexical-search.ts";
import { type Asked, neighboursOf, type Way } from "./selections.ts";
import { edges } from "./sql.ts";

/** The best direct hits, from which edges are followed. */
export const SEEDS = 32;

/** Bounds on what one search walks over: a well-connected entity must not make it long. */
const BOUNDS = { examined: 1_000, kept: 64 };
const MOST_REACHED = 1_000;

/** Paths that are kept for one memory, and how many of them lead through one neighbour. */
const MOST_PATHS = 8;
const PATHS_OF_NEIGHBOUR = 2;

/** What each further edge leaves of a seed's score. */
const DECAY = 0.5;

export interface GraphQuery extends Asked {
  readonly terms: readonly SearchTerm[];
  readonly hops: number;
}

/** A memory reached over edges. */
export interface Reached extends Candidate {
  /** Memory ids from a direct hit to this one, both included; the best path first, and at least one. */
  readonly paths: readonly (readonly string[])[];
}

/** A memory whose paths are still being found. */
interface Growing extends Reached {
  readonly paths: (readonly string[])[];
}

/**
 * The memories within so many edges of the direct hits, best first; each by its shortest path, of equal ones from
 * the better hit, and with some others, through other neighbours where there are any. Two memories are neighbours when one names the other (lineage, reference), in either direction, or
 * when both relate the same entity. Each memory on a path passes the filter, so that no path leads through, or
 * names, what the query may not see. Direct hits are left out: they are found already.
 */
export function searchGraph(database: Connection, seeds: readonly Candidate[], query: GraphQuery): readonly Reached[] {
  const isDirect = (row: SqliteRow): boolean => {
    const held = textIn(row, "terms");
    return query.terms.some((term) => holdsTerm(term, (token) => frequencyIn(held, termKey(token)) > 0));
  };
  const reached = new Map<number, Growing>();
  // Between 0 and 1, in the order of the seeds: less than any direct hit has.
  let frontier: readonly Reached[] = seeds.map((seed) => ({
    ...seed,
    score: seed.score / (1 + seed.score),
    paths: [[seed.memoryId]],
  }));
  for (let hop = 0; hop < query.hops; hop++) {
    const next: Growing[] = [];
    for (const from of frontier) {
      for (const row of neighbours(database, from, query)) {
        if (reached.size >= MOST_REACHED) break;
        const place = placeOf(row);
        const known = reached.get(place.document);
        if (known !== undefined) extend(known, from);
        if (known !== undefined || isDirect(row)) continue;
        const found: Growing = { ...place, score: from.score * DECAY, paths: [] };
        extend(found, from);
        reached.set(place.document, found);
        next.push(found);
      }
    }
    frontier = next.toSorted(compareRanks);
  }
  return [...reached.values()].toSorted(compareRanks);
}

/** Adds the paths that go through a neighbour, as far as there is room and they do not go round in a circle. */
function extend({ memoryId, paths }: Growing, from: Reached): void {
  const onward = from.paths.filter((path) => !path.includes(memoryId)).slice(0, PATHS_OF_NEIGHBOUR);
  for (const path of onward) if (paths.length < MOST_PATHS) paths.push([...path, memoryId]);
}

function* neighbours(database: Connection, from: Reached, query: GraphQuery): Generator<SqliteRow, void, undefined> {
  // What a hidden memory says of others is not followed either.
  if (from.hidden && query.content === "open") return;
  const over = function* (way: Way, value: number | string): Generator<SqliteRow, void, undefined> {
    const { sql, values } = neighboursOf(query, way, value, BOUNDS);
    yield* database.all(sql, values);
  };
  yield* over("linksFrom", from.document);
  yield* over("linksTo", from.memoryId);
  const relation = database.get(edges.relation, [from.document, query.tenant]);
  if (relation === undefined) return;
  for (const entity of new Set([numberIn(relation, "subject"), numberIn(relation, "object")])) {
    yield* over("subjectOf", entity);
    yield* over("objectOf", entity);
  }
}
