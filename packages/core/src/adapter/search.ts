import type { Filter } from "./filter.ts";
import type { MemoryRecord } from "./memory-record.ts";
import type { PageRequest } from "./page.ts";

/** How a hit was found. A manifest's `search_modes` names every mode that its store returns. */
export type SearchMode = "lexical" | "semantic" | "hybrid" | "graph";

/** A search within one tenant. */
export interface SearchQuery extends PageRequest {
  readonly filter: Filter;
  /**
   * Analysed and encoded as a record's tokens are; OR-ed. A compound (`kiwi-lantern-42`) is one token and matches
   * as a whole. Never empty: governance answers a query without a term itself.
   */
  readonly tokens: readonly string[];
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
