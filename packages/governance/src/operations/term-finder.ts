import { matchedTerms, type QueryTerm } from "@mgp/core";
import { Pace } from "../pace/pace.ts";
import type { MemoryView } from "../views/view.ts";

/** Characters of a hit in which terms are looked for; a term that stands behind them alone is not named. */
const CHARACTERS_OF_HIT = 65_536;

/** Characters of all hits of a request; of those behind them no term is named. */
const CHARACTERS_OF_REQUEST = 1_048_576;

/** Says which terms of a query the hits of one request hold, as far as there are characters to look at. */
export class TermFinder {
  readonly #terms: readonly QueryTerm[];
  readonly #pace = new Pace();
  #left = CHARACTERS_OF_REQUEST;

  constructor(terms: readonly QueryTerm[]) {
    this.#terms = terms;
  }

  /** The terms that the caller can see in a hit, as they were typed; what is hidden is neither quoted nor confirmed. */
  async in(view: MemoryView): Promise<string[]> {
    if (view.return_mode === "metadata_only") return [];
    const steps = matchedTerms(this.#terms, view.memory, Math.min(CHARACTERS_OF_HIT, this.#left));
    return await this.#pace.finish(this.#counted(steps));
  }

  *#counted(steps: Generator<number, string[], undefined>): Generator<number, string[], undefined> {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      this.#left -= step.value;
      yield step.value;
    }
  }
}
