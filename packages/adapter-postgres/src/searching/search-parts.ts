import type { Database } from "../database.ts";
import type { Names } from "../sql/names.ts";
import type { TermStatistics } from "./term-statistics.ts";

/** What a search is answered from. */
export interface SearchParts {
  readonly database: Database;
  readonly names: Names;
  readonly statistics: TermStatistics;
}
