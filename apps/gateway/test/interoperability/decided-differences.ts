import { listingDifferences } from "./decided/listing.ts";
import { requestDifferences } from "./decided/requests.ts";
import { tenantDifferences } from "./decided/tenants.ts";
import { viewDifferences } from "./decided/views.ts";
import { writingDifferences } from "./decided/writing.ts";
import type { DecidedDifference } from "./differential/decided-difference.ts";

/** Everything in which the two gateways may differ, in the order in which it is tried. */
export const decidedDifferences: readonly DecidedDifference[] = [
  ...requestDifferences,
  ...tenantDifferences,
  ...viewDifferences,
  ...writingDifferences,
  ...listingDifferences,
];
