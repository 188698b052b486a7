import type { ConformanceCase } from "./case.ts";
import { callCases } from "./cases/calls.ts";
import { changeCases } from "./cases/changes.ts";
import { closingCases } from "./cases/closing.ts";
import { faultCases } from "./cases/faults.ts";
import { filterCases } from "./cases/filters.ts";
import { hiddenCases } from "./cases/hidden.ts";
import { insertManyCases } from "./cases/insert-many.ts";
import { insertCases } from "./cases/insert.ts";
import { killCases } from "./cases/kill.ts";
import { listCases } from "./cases/lists.ts";
import { modelCases } from "./cases/model.ts";
import { openingCases } from "./cases/opening.ts";
import { operatorCases } from "./cases/operator.ts";
import { processCases } from "./cases/processes.ts";
import { purgeCases } from "./cases/purge.ts";
import { recordCases } from "./cases/records.ts";
import { replaceCases } from "./cases/replace.ts";
import { searchPageCases } from "./cases/search-pages.ts";
import { searchCases } from "./cases/search.ts";
import { tenantCases } from "./cases/tenants.ts";
import { textCases } from "./cases/text.ts";
import { wordCases } from "./cases/words.ts";

/** Every case of the kit, in the order in which they run. */
export const allCases: readonly ConformanceCase[] = [
  ...openingCases,
  ...recordCases,
  ...textCases,
  ...insertCases,
  ...insertManyCases,
  ...replaceCases,
  ...purgeCases,
  ...searchCases,
  ...searchPageCases,
  ...hiddenCases,
  ...filterCases,
  ...listCases,
  ...changeCases,
  ...tenantCases,
  ...operatorCases,
  ...wordCases,
  ...callCases,
  ...closingCases,
  ...faultCases,
  ...processCases,
  ...killCases,
  ...modelCases,
];
