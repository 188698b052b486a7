import { hash } from "node:crypto";
import { type AuditLoss, type ChainHead, genesis, numberIn, readLine, type LedgerRow, textIn } from "@mgp/governance";
import type { Database } from "../storage/database.ts";
import type { AuditSql } from "./sql.ts";

const CHAINS_AT_ONCE = 500;

/** How a chain ends, at one moment. */
export interface ChainEnd {
  readonly chain: number;
  /** The head that is noted of it. Absent: the chain's row was removed. */
  readonly noted?: ChainHead;
  /**
   * The last line that is there; sequence number 0 when there is none. Of a line that is not as it was written, the
   * hash is that of its text.
   */
  readonly last: ChainHead;
}

/** The ends of all chains, in their order. It costs a look for each chain, however long it is. */
export async function* chainEnds(database: Database, sql: AuditSql): AsyncGenerator<ChainEnd> {
  let after = 0;
  for (;;) {
    const rows = await database.query(sql.chains, [after, CHAINS_AT_ONCE]);
    for (const row of rows) {
      after = numberIn(row, "chain");
      yield endIn(row);
    }
    if (rows.length < CHAINS_AT_ONCE) return;
  }
}

/** What the chain should hold and does not. */
export function lossOf({ chain, noted, last }: ChainEnd): AuditLoss | undefined {
  if (noted === undefined) return { chain, found: last };
  return noted.seq === last.seq && noted.hash === last.hash ? undefined : { chain, expected: noted, found: last };
}

function endIn(row: LedgerRow): ChainEnd {
  const chain = numberIn(row, "chain");
  const last = row["last_seq"] === null ? genesis : lastIn(numberIn(row, "last_seq"), textIn(row, "last_text"));
  if (row["seq"] === null) return { chain, last };
  return { chain, last, noted: { seq: numberIn(row, "seq"), hash: textIn(row, "hash") } };
}

function lastIn(seq: number, text: string): ChainHead {
  const line = readLine(text);
  return typeof line !== "string" && line.head.seq === seq ? line.head : { seq, hash: hash("sha256", text) };
}
