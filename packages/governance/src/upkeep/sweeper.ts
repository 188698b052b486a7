import { describeError } from "../failures/describe-error.ts";
import type { GovernanceOptions } from "../governance.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { Repeated } from "../time/repeated.ts";

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

export interface SweeperOptions {
  readonly ledger: Pick<Ledger, "tasks" | "idempotency">;
  /** How long a task is kept after its end, in milliseconds. */
  readonly taskTtlMs: number;
  /** How long an idempotency record is kept, in milliseconds. */
  readonly idempotencyTtlMs: number;
  readonly log: NonNullable<GovernanceOptions["log"]>;
}

/**
 * Removes what the ledger need not keep any longer: at the start, and then every minute, every second where something
 * is kept for less than a minute.
 */
export class Sweeper {
  readonly #options: SweeperOptions;
  readonly #sweeps: Repeated;

  constructor(options: SweeperOptions) {
    this.#options = options;
    const shortest = Math.min(options.taskTtlMs, options.idempotencyTtlMs);
    this.#sweeps = new Repeated({
      work: async () => await this.#sweep(),
      everyMs: shortest < MINUTE_MS ? SECOND_MS : MINUTE_MS,
      // What was left is removed the next time.
      failed: (error) => options.log("warn", "sweep_failed", { error: describeError(error) }),
    });
  }

  start(): void {
    this.#sweeps.start();
  }

  async stop(): Promise<void> {
    await this.#sweeps.stop();
  }

  async #sweep(): Promise<void> {
    const { ledger, taskTtlMs } = this.#options;
    await this.#untilNothingIsLeft(async () => await ledger.tasks.removeEnded(taskTtlMs));
    await this.#untilNothingIsLeft(async () => await ledger.idempotency.removeOutdated());
  }

  /** In steps, between which requests have their turn. */
  async #untilNothingIsLeft(step: () => Promise<boolean>): Promise<void> {
    while (!this.#sweeps.isStopped && (await step()));
  }
}
