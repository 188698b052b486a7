import type { Caller } from "../caller/caller.ts";
import { describeError } from "../failures/describe-error.ts";
import type { GovernanceOptions } from "../governance.ts";
import type { FindingQuestion, Policy } from "../policy/policy.ts";

/** Who finds memories by content that is hidden. Such a caller can learn what it says, word by word. */
export class HiddenContent {
  readonly #policy: Policy;
  readonly #isFindable: boolean;
  readonly #log: NonNullable<GovernanceOptions["log"]>;

  /** @param isFindable for every request */
  constructor(policy: Policy, isFindable: boolean, log: NonNullable<GovernanceOptions["log"]>) {
    this.#policy = policy;
    this.#isFindable = isFindable;
    this.#log = log;
  }

  /** Is it found by every request of this caller, whatever policy says? */
  isOpenTo({ authentication }: Caller): boolean {
    return this.#isFindable || authentication === "off";
  }

  /** Policy is asked, so once a request. A policy that fails, or answers anything but `true`, lets none be found. */
  mayBeFound(question: FindingQuestion): boolean {
    if (this.isOpenTo(question.caller)) return true;
    if (this.#policy.mayFindHidden === undefined) return false;
    try {
      const answer: unknown = this.#policy.mayFindHidden(question);
      if (typeof answer === "boolean") return answer;
      // What it rejects with would end the process.
      if (answer instanceof Promise) answer.catch((error: unknown) => this.#failed(error));
      throw new TypeError("mayFindHidden has to return true or false");
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }

  #failed(error: unknown): void {
    this.#log("error", "policy_failed", { error: describeError(error) });
  }
}
