import type { Searchable } from "../adapter/memory-record.ts";
import type { MemoryObject } from "../generated/types.ts";
import { ANALYSER_VERSION } from "./analyser-version.ts";
import { searchableOf } from "./searchable.ts";

/** What makes of a memory what search needs of it. */
export interface Analyser {
  /** A whole number that grows with every change of what it makes. */
  readonly version: number;
  readonly searchableOf: (memory: MemoryObject) => Searchable;
}

/** The one that this program writes and asks with. */
export const presentAnalyser: Analyser = { version: ANALYSER_VERSION, searchableOf };
