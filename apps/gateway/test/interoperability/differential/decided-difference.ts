import type { Pair, Step } from "./step.ts";
import type { World } from "./world.ts";

/** A way in which our gateway answers otherwise than the reference, on purpose. */
export interface DecidedDifference {
  readonly id: string;
  /** What the reference does, and what ours does. */
  readonly what: string;
  /** Why it is so, as a clause without a full stop; a decision record is linked as seen from `docs`. */
  readonly why: string;
  /**
   * The answers as they would be without this difference, as far as it explains them; `undefined` where it does not
   * apply to the step.
   */
  readonly settle: (step: Step, pair: Pair, world: World) => Pair | undefined;
  /** After which steps the gateways hold different memories, whether the answers show it or not. */
  readonly diverges?: (step: Step, pair: Pair, world: World) => boolean;
}
