import type { AdapterManifest, Guarantees } from "@mgp/core";
import type { CaseContext } from "./case-context.ts";
import type { TargetReach } from "./target-reach.ts";

/** What decides which cases apply: what the adapter claims, and what the target lets the kit reach. */
export interface Claims {
  readonly manifest: AdapterManifest;
  readonly guarantees: Guarantees;
  readonly reach: TargetReach;
}

/** In which part of the contract a case belongs. */
export type CaseGroup =
  | "opening"
  | "records"
  | "text"
  | "insert"
  | "replace"
  | "purge"
  | "search"
  | "filters"
  | "lists"
  | "changes"
  | "tenants"
  | "operator"
  | "words"
  | "calls"
  | "closing"
  | "faults"
  | "processes"
  | "model";

/** One thing that an adapter has to get right. */
export interface ConformanceCase {
  /** Stable, unique, in words: `insert-race-key`. */
  readonly id: string;
  readonly group: CaseGroup;
  /** What holds when the case passes. */
  readonly title: string;
  /** What goes wrong above an adapter that fails it, or which engine failed it. */
  readonly why: string;
  /** When it applies, in words; absent: always. */
  readonly when?: string;
  /** Whether it applies to what is claimed. */
  readonly needs: (claims: Claims) => boolean;
  /** Rejects when the adapter does not hold to it. */
  readonly run: (context: CaseContext) => Promise<void>;
}

/** A condition that several cases share. */
export type Condition = Required<Pick<ConformanceCase, "when" | "needs">>;

/** The cases of one group; a case without a condition always applies. */
export function casesOf(
  group: CaseGroup,
  cases: readonly (Omit<ConformanceCase, "group" | "needs" | "when"> & Partial<Condition>)[],
): readonly ConformanceCase[] {
  return cases.map((one) => ({ needs: () => true, ...one, group }));
}
