import { matchedTerms, type MemoryObject, type QueryTerm } from "@mgp/core";
import { Pace } from "../pace/pace.ts";

/** Characters of a hit in which terms are looked for; a term that stands behind them alone is not found. */
const CHARACTERS_OF_HIT = 65_536;

/** Characters of all hits of a request; in those behind them no term is found. */
const CHARACTERS_OF_REQUEST = 1_048_576;

/** Says which terms of a query the hits of one request hold, as far as there are characters to look at. */
export class TermFinder {
  readonly #terms: readonly QueryTerm[];
  readonly #pace = new Pace();
  #left = CHARACTERS_OF_REQUEST;

  constructor(terms: readonly QueryTerm[]) {
    this.#terms = terms;
  }

  /**
   * Give it the memory as the caller may see it: what is hidden is neither quoted nor confirmed.
   *
   * @returns the terms that the memory holds, as they were typed
   */
  async in(memory: MemoryObject): Promise<string[]> {
    const steps = matchedTerms(this.#terms, memory, Math.min(CHARACTERS_OF_HIT, this.#left));
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
