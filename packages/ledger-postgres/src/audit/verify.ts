import { breakOf, type ChainHead, genesis, readLine, type SharedLedgerVerification, textIn } from "@mgp/governance";
import type { Database } from "../storage/database.ts";
import { chainEnds, type ChainEnd } from "./chain-ends.ts";
import type { AuditSql } from "./sql.ts";

const LINES_AT_ONCE = 2_000;

type Chain = SharedLedgerVerification["chains"][number];

/** Checks every chain up to the head that it has now; the gateways may be writing. */
export async function verifyChains(
  database: Database,
  sql: AuditSql,
  knownHeads: readonly string[],
): Promise<SharedLedgerVerification> {
  const missing = new Set(knownHeads.filter((hash) => hash !== genesis.hash));
  const chains: Chain[] = [];
  for await (const end of chainEnds(database, sql)) chains.push(await verifyChain(database, sql, end, missing));
  return { chains, missingHeads: [...missing] };
}

/** @param missing known heads that were not met yet; what is met is taken out */
async function verifyChain(
  database: Database,
  sql: AuditSql,
  { chain, noted, last }: ChainEnd,
  missing: Set<string>,
): Promise<Chain> {
  let head: ChainHead = genesis;
  const result = (reason?: string): Chain => ({
    chain,
    lines: head.seq,
    head: head.hash,
    ...(reason === undefined ? {} : { firstBad: { line: head.seq + 1, reason } }),
  });
  if (noted === undefined) return result("the whole chain was removed");
  while (head.seq < noted.seq) {
    const lines = await database.query(sql.linesOfChain, [chain, head.seq, LINES_AT_ONCE]);
    if (lines.length === 0) return result(`it is missing: the chain's noted head is line ${noted.seq}`);
    for (const found of lines) {
      if (head.seq === noted.seq) break;
      const line = readLine(textIn(found, "text"));
      const wrong = typeof line === "string" ? line : breakOf(line, head);
      if (typeof line === "string" || wrong !== undefined) return result(wrong);
      ({ head } = line);
      missing.delete(head.hash);
    }
  }
  if (head.hash !== noted.hash) return result("it is not the chain's noted head");
  return last.seq > noted.seq ? result(`it is beyond the chain's noted head, which is line ${noted.seq}`) : result();
}
