import {
  acceptedAuditLoss,
  acceptWhatIsThere,
  type AcceptedAuditLoss,
  type AuditLoss,
  type AuditLossAcceptance,
  auditLossMessage,
  LedgerUnavailable,
} from "@mgp/governance";
import type { Database } from "../storage/database.ts";
import { chainEnds, lossOf } from "./chain-ends.ts";
import type { AuditSql } from "./sql.ts";

/** @throws LedgerUnavailable when a chain does not end in its noted head */
export async function requireWhole(database: Database, sql: AuditSql, schema: string): Promise<void> {
  const losses: AuditLoss[] = [];
  for await (const loss of lossesIn(database, sql)) losses.push(loss);
  if (losses.length === 0) return;
  const log = `MGP_LEDGER_SCHEMA: the audit log in the schema ${schema}`;
  throw new LedgerUnavailable(auditLossMessage(log, losses, acceptWhatIsThere), { outcome: "none" });
}

/**
 * Goes on from what is there: each loss is noted in this gateway's chain, then the chain's head is moved to its last
 * line. Returns how many there were.
 *
 * @param note resolves when the line is in the database
 */
export async function acceptLosses(
  database: Database,
  sql: AuditSql,
  acceptance: AuditLossAcceptance,
  note: (line: AcceptedAuditLoss) => Promise<void>,
): Promise<number> {
  let count = 0;
  for await (const loss of lossesIn(database, sql)) {
    await note(acceptedAuditLoss(loss, acceptance, Date.now()));
    const { chain, expected, found } = loss;
    await database.query(sql.moveHead, [chain, found.seq, found.hash, expected?.seq ?? null, expected?.hash ?? null]);
    count += 1;
  }
  return count;
}

async function* lossesIn(database: Database, sql: AuditSql): AsyncGenerator<AuditLoss> {
  for await (const end of chainEnds(database, sql)) {
    const loss = lossOf(end);
    if (loss !== undefined) yield loss;
  }
}
