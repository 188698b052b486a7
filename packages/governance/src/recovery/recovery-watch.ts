import { guarded, type Call, type MemoryStore } from "@mgp/core";
import { describeError } from "../failures/describe-error.ts";
import type { GovernanceOptions } from "../governance.ts";
import type { AuditLog } from "../ledger/audit-log.ts";
import { recoverOpenIntents } from "./recover.ts";

export interface RecoveryWatchOptions {
  readonly audit: AuditLog;
  readonly store: MemoryStore;
  /** The budget of one look at the store. */
  readonly inquiry: () => Call;
  readonly log: NonNullable<GovernanceOptions["log"]>;
}

/** Closes what crashes left open: before the first request, and then again and again where others share the log. */
export class RecoveryWatch {
  readonly #options: RecoveryWatchOptions;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #stopped = false;

  constructor(options: RecoveryWatchOptions) {
    this.#options = options;
  }

  /** Rejects when what this gateway itself left open cannot be looked into. */
  async start(): Promise<void> {
    await this.#look();
    this.#scheduleNext();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  #scheduleNext(): void {
    const { recoverEveryMs } = this.#options.audit;
    if (recoverEveryMs === undefined || this.#stopped) return;
    this.#timer = setTimeout(
      guarded(
        () => {
          this.#looking = this.#lookAgain();
        },
        (error) => this.#failed(error),
      ),
      recoverEveryMs,
    ).unref();
  }

  async #look(): Promise<void> {
    const { audit, store, inquiry, log } = this.#options;
    const count = await recoverOpenIntents(audit, store, inquiry);
    if (count > 0) log("warn", "recovered_open_intents", { count });
  }

  async #lookAgain(): Promise<void> {
    try {
      await this.#look();
      this.#scheduleNext();
    } catch (error) {
      this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    this.#options.log("warn", "recovery_failed", { error: describeError(error) });
    this.#scheduleNext();
  }
}
