import { guarded } from "@mgp/core";
import { describeError } from "../failures/describe-error.ts";
import type { GovernanceOptions } from "../governance.ts";
import type { Ledger } from "../ledger/ledger.ts";

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
  readonly #everyMs: number;
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> | undefined;
  #stopped = false;

  constructor(options: SweeperOptions) {
    this.#options = options;
    const shortest = Math.min(options.taskTtlMs, options.idempotencyTtlMs);
    this.#everyMs = shortest < MINUTE_MS ? SECOND_MS : MINUTE_MS;
  }

  start(): void {
    this.#sweeping = this.#sweep();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#sweeping;
  }

  async #sweep(): Promise<void> {
    const { ledger, taskTtlMs } = this.#options;
    try {
      await this.#untilNothingIsLeft(async () => await ledger.tasks.removeEnded(taskTtlMs));
      await this.#untilNothingIsLeft(async () => await ledger.idempotency.removeOutdated());
      this.#scheduleNext();
    } catch (error) {
      this.#failed(error);
    }
  }

  /** What was left is removed the next time. */
  #failed(error: unknown): void {
    this.#options.log("warn", "sweep_failed", { error: describeError(error) });
    this.#scheduleNext();
  }

  /** In steps, between which requests have their turn. */
  async #untilNothingIsLeft(step: () => Promise<boolean>): Promise<void> {
    while (!this.#stopped && (await step()));
  }

  #scheduleNext(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(
      guarded(
        () => this.start(),
        (error) => this.#failed(error),
      ),
      this.#everyMs,
    ).unref();
  }
}
