import type { Filter } from "./filter.ts";
import type { MemoryRecord } from "./memory-record.ts";
import type { PageRequest } from "./page.ts";
import type { SearchedContent } from "./searched-content.ts";

/** How a hit was found. A manifest's `search_modes` names every mode that its store returns. */
export type SearchMode = "lexical" | "semantic" | "hybrid" | "graph";

/**
 * One thing that a query asks for. A record holds it when it holds all tokens of one of the alternatives.
 *
 * How often a record holds it: within an alternative as often as the token that it holds least often, over alternatives
 * the sum. How many records hold it, for a score: within an alternative as many as hold its rarest token, over
 * alternatives the sum, at most all; no intersection is counted.
 */
export interface SearchTerm {
  /** At least one, each with at least one token. Tokens are encoded as a record's are. */
  readonly alternatives: readonly (readonly string[])[];
}

/** A search within one tenant. */
export interface SearchQuery extends PageRequest {
  readonly filter: Filter;
  /**
   * OR-ed, in the order of the query; at most `MAX_QUERY_TERMS`. Never empty: governance answers a query without a term
   * itself. Their tokens are of the name spaces that the query may find.
   */
  readonly terms: readonly SearchTerm[];
  /**
   * By which length a record is scored. With `open` nothing but words may find a record whose content is hidden: its
   * vector is not asked.
   */
  readonly content: SearchedContent;
  /** The query's plain text, for an embedding; a lexical backend ignores it. */
  readonly text: string;
  /**
   * The query has a compound, which is meant as it is written: nothing is added for being similar in meaning. A lexical
   * backend ignores it.
   */
  readonly literal?: boolean;
}

/** One record that a search found. */
export interface Hit {
  readonly record: MemoryRecord;
  /** Higher is better; comparable within the answers to one query. Finite. */
  readonly score: number;
  readonly mode: SearchMode;
  /** For a graph hit, the memory ids from a direct hit to this record, both included. */
  readonly path?: readonly string[];
  /**
   * Further paths to this record, the best first, as many as the store cares to give: one of them stands in where the
   * caller may not see a memory on `path`. Where there is none, the hit is not found.
   */
  readonly otherPaths?: readonly (readonly string[])[];
}
