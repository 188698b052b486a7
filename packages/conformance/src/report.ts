import type { AdapterManifest, Guarantees, StoreLimit } from "@mgp/core";
import type { CaseGroup } from "./case.ts";

/** What a case found wrong. */
export interface CaseFailure {
  readonly message: string;
  /** As text; absent where the failure is not a comparison. */
  readonly expected?: string;
  readonly actual?: string;
  /** Where the case noticed it, and by way of which calls. */
  readonly stack?: string;
  /** `file:line:column` where the adapter's own code threw; absent where it answered wrongly instead. */
  readonly adapterLine?: string;
}

/** How one case went. `not_claimed`: it is about a promise that the adapter does not make. */
export interface CaseResult {
  readonly id: string;
  readonly group: CaseGroup;
  readonly title: string;
  readonly why: string;
  readonly outcome: "passed" | "failed" | "not_claimed";
  readonly durationMs: number;
  /** What the case did with less than it wanted because the store is slow, in words; absent: nothing. */
  readonly notes?: readonly string[];
  readonly failure?: CaseFailure;
}

/** All that was found out about an adapter. */
export interface ConformanceReport {
  /** The adapter's short name. */
  readonly adapter: string;
  /** Absent when the store could not be opened. */
  readonly claims?: { readonly manifest: AdapterManifest; readonly guarantees: Guarantees };
  /** What the opened store says that it is limited by, and what would lift it. Empty when it could not be opened. */
  readonly limits: readonly StoreLimit[];
  /** Runs the same random sequences again. */
  readonly seed: number;
  readonly passed: number;
  readonly failed: number;
  readonly notClaimed: number;
  readonly durationMs: number;
  readonly results: readonly CaseResult[];
}
