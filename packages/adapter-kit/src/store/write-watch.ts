import { type BatchInsertResult, type InsertResult, type MissingPart, RecentTrouble, StoreError } from "@mgp/core";
import type { RemoveResult, ReplaceResult } from "@mgp/core";

type Outcome = InsertResult | BatchInsertResult | ReplaceResult | RemoveResult | StoreError;

const TAKEN: ReadonlySet<string> = new Set(["inserted", "replaced", "removed"]);

/** Learns from the changes of a store whether it takes any: what no look at the backend shows. */
export class WriteWatch {
  readonly #trouble: RecentTrouble;

  /** @param now milliseconds */
  constructor(now: () => number) {
    this.#trouble = new RecentTrouble(now);
  }

  /** @returns what it was told */
  saw<Result extends Outcome>(outcome: Result): Result {
    if (!StoreError.isInstance(outcome)) {
      if (TAKEN.has(outcome.kind)) this.#trouble.succeeded();
    } else if (outcome.code === "unwritable") this.#trouble.failed(outcome);
    return outcome;
  }

  /** @param missing what the body knows of */
  with(missing: readonly MissingPart[]): readonly MissingPart[] {
    const { current } = this.#trouble;
    if (current === undefined || missing.some(({ part }) => part === "writes")) return missing;
    return [...missing, { part: "writes", reason: current.message }];
  }
}
