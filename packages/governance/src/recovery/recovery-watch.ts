import type { Call, MemoryStore } from "@mgp/core";
import { describeError } from "../failures/describe-error.ts";
import type { GovernanceOptions } from "../governance.ts";
import type { AuditLog } from "../ledger/audit-log.ts";
import { Repeated } from "../time/repeated.ts";
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
  readonly #looks: Repeated;

  constructor(options: RecoveryWatchOptions) {
    this.#options = options;
    this.#looks = new Repeated({
      work: async () => await this.#look(),
      everyMs: options.audit.recoverEveryMs,
      failed: (error) => options.log("warn", "recovery_failed", { error: describeError(error) }),
    });
  }

  /** Rejects when what this gateway itself left open cannot be looked into. */
  async start(): Promise<void> {
    await this.#look();
    this.#looks.goOn();
  }

  async stop(): Promise<void> {
    await this.#looks.stop();
  }

  async #look(): Promise<void> {
    const { audit, store, inquiry, log } = this.#options;
    const count = await recoverOpenIntents(audit, store, inquiry);
    if (count > 0) log("warn", "recovered_open_intents", { count });
  }
}
