import type { AdapterContext } from "@mgp/core";
import type { AuditLossAcceptance } from "./audit-loss.ts";
import type { Ledger } from "./ledger.ts";

/** The version of the contract between the gateway and a ledger that it finds at run time. */
export const LEDGER_CONTRACT_VERSION = 1;

/** Where a shared ledger is. */
export interface SharedLedgerOptions {
  /** `MGP_LEDGER_DSN`. Never logged. */
  readonly dsn: string;
  /** What the setting is called that the DSN comes from, for messages. @default "MGP_LEDGER_DSN" */
  readonly dsnSetting?: string;
  /** `MGP_LEDGER_SCHEMA`: keeps several ledgers in one database apart. */
  readonly schema: string;
}

/** What a check of every chain of a shared ledger found. */
export interface SharedLedgerVerification {
  /** One for each gateway that ever wrote, in the order in which they started. */
  readonly chains: readonly {
    /** The number of the gateway that wrote it. */
    readonly chain: number;
    /** How many lines from the beginning are sound. */
    readonly lines: number;
    /** The hash of the last sound line; 64 zeros when there is none. */
    readonly head: string;
    /** The first line that is not as its gateway wrote it. Absent: the chain is whole. */
    readonly firstBad?: { readonly line: number; readonly reason: string };
  }[];
  /** Of the heads that were given, those that no sound line has. */
  readonly missingHeads: readonly string[];
}

export interface SharedAuditTailOptions {
  /** How many of the last lines to begin with. */
  readonly lines: number;
  /** Go on with the lines that are written from now on, until the signal. */
  readonly follow: boolean;
  readonly signal: AbortSignal;
  /** Told of each line, without its line feed. */
  readonly show: (line: string) => void;
}

/**
 * A ledger that several gateways share, as a plugin: the default export of its package, made by `defineLedger`. Every
 * method throws `LedgerUnavailable` with a message that names the setting, what is wrong and the fix.
 */
export interface LedgerPlugin {
  readonly contractVersion: number;
  /** As in `MGP_LEDGER`. */
  readonly name: string;
  /**
   * Connects, migrates or refuses a newer schema, and joins the gateways that share the ledger. A chain that does not
   * end in its noted head is refused, unless the loss is accepted.
   *
   * @param longestCallMs how long a call to the backend may take, in milliseconds: what a dead gateway left open is
   *   looked into when none of its calls can be running any more
   * @param auditQueueBytes what may wait to be written to the audit log
   * @param acceptAuditLoss notes each loss in the log, and goes on from what is there
   */
  open(
    options: SharedLedgerOptions & {
      readonly longestCallMs: number;
      readonly auditQueueBytes: number;
      readonly acceptAuditLoss?: AuditLossAcceptance;
    },
    context: Pick<AdapterContext, "log">,
  ): Promise<Ledger>;
  /** Applies pending schema steps, for those who run them apart from the gateway. */
  migrate(
    options: SharedLedgerOptions,
    context: Pick<AdapterContext, "log">,
  ): Promise<{ readonly from: number; readonly to: number }>;
  /**
   * Checks every chain from its first line to its noted head.
   *
   * @param knownHeads hashes that were noted earlier: lines that a writer of the database has cut off at
   *   the end, head and all, are missed by no other check
   */
  verify(options: SharedLedgerOptions, knownHeads: readonly string[]): Promise<SharedLedgerVerification>;
  /** Shows the last lines of all chains, in the order in which they were written. */
  tail(options: SharedLedgerOptions, tail: SharedAuditTailOptions): Promise<void>;
}

/**
 * Stamps a ledger with the version of the contract that it was compiled against.
 *
 * @returns the ledger with the version in `contractVersion`
 */
export function defineLedger(ledger: Omit<LedgerPlugin, "contractVersion">): LedgerPlugin {
  return { contractVersion: LEDGER_CONTRACT_VERSION, ...ledger };
}
