import { drawId } from "../identifiers/draw-id.ts";
import type { ChainHead } from "./audit-chain.ts";

/** Lines that a log should hold and does not. */
export interface AuditLoss {
  /** Of a shared ledger, the number of the gateway whose chain it is. */
  readonly chain?: number;
  /** The last line that is known to have been written. Absent: the ledger has lost that knowledge as well. */
  readonly expected?: ChainHead;
  /** The last line that is there; sequence number 0 when there is none. */
  readonly found: ChainHead;
}

/** Whom the log names when it opens in spite of a loss. */
export interface AuditLossAcceptance {
  /** The operator, such as the name of the system's user. */
  readonly by: string;
}

/** The line that says that a loss was accepted. It is no tenant's, so no query answers it. */
export interface AcceptedAuditLoss {
  readonly action: "accept_audit_loss";
  readonly actor: { readonly kind: "operator"; readonly id: string };
  readonly event_id: string;
  readonly timestamp: string;
  readonly loss: AuditLoss;
}

/** @param now epoch milliseconds @returns the entry that records the loss in the log */
export function acceptedAuditLoss(loss: AuditLoss, { by }: AuditLossAcceptance, now: number): AcceptedAuditLoss {
  return {
    action: "accept_audit_loss",
    actor: { kind: "operator", id: by },
    event_id: drawId("evt"),
    timestamp: new Date(now).toISOString(),
    loss,
  };
}

/** So many losses are spelled out in one message. */
const LOSSES_TOLD = 5;

/**
 * Why a ledger does not open.
 *
 * @param log the setting that names the log, and the log
 * @param remedy what an operator can do who has no better log to put back
 * @returns sentences for an operator
 */
export function auditLossMessage(log: string, losses: readonly AuditLoss[], remedy: string): string {
  const told = losses.slice(0, LOSSES_TOLD).map(lossText);
  const more = losses.length > LOSSES_TOLD ? [`and the same of ${losses.length - LOSSES_TOLD} more chains`] : [];
  return (
    `${log} does not hold what was written to it: ${[...told, ...more].join("; ")}. ` +
    `Lines were cut off, removed or rewritten. Restore the right log; or ${remedy}.`
  );
}

/** The remedy for a log whose lines are sound as far as they are there. */
export const acceptWhatIsThere =
  "keep a copy of what is there as evidence and start once with --accept-audit-loss, which continues from what is there and records the loss in the log";

function lossText({ chain, expected, found }: AuditLoss): string {
  const name = chain === undefined ? "the log" : `chain ${chain}`;
  const there = `${name} has ${found.seq === 0 ? "no lines" : `${found.seq} lines, the last with the hash ${found.hash}`}`;
  return expected === undefined
    ? `the head of ${name} is missing, and ${there}`
    : `line ${expected.seq} with the hash ${expected.hash} is expected, and ${there}`;
}
