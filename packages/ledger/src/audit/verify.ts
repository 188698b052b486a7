import { open } from "node:fs/promises";
import { breakOf, genesis, readLine, type ChainHead } from "@mgp/governance";
import { readLines } from "./read-lines.ts";

/** What a check of a log file found. */
export interface AuditVerification {
  /** How many lines from the beginning are sound. */
  readonly lines: number;
  /** The hash of the last sound line; 64 zeros when there is none. Keep it elsewhere: it proves the log up to here. */
  readonly head: string;
  /** The first line that is not as this log wrote it. Absent: the chain is whole. */
  readonly firstBad?: { readonly line: number; readonly reason: string };
}

export interface AuditVerificationOptions {
  /** A head that an earlier check reported. Without it, lines cut off at the end cannot be missed by anybody. */
  readonly knownHead?: string;
}

/**
 * Checks a log file from its first line on, in bounded memory and without the index; the gateway may be writing to
 * it. Finds lines that were changed, removed, added or moved, and a torn end.
 */
export async function verifyAuditLog(file: string, options: AuditVerificationOptions = {}): Promise<AuditVerification> {
  const handle = await open(file, "r");
  try {
    return await verify(handle.fd, options.knownHead ?? genesis.hash);
  } finally {
    await handle.close();
  }
}

async function verify(descriptor: number, knownHead: string): Promise<AuditVerification> {
  let head: ChainHead = genesis;
  let seen = knownHead === genesis.hash;
  const result = (reason?: string): AuditVerification => ({
    lines: head.seq,
    head: head.hash,
    ...(reason === undefined ? {} : { firstBad: { line: head.seq + 1, reason } }),
  });
  for await (const lines of readLines(descriptor, 0)) {
    for (const { text, complete } of lines) {
      if (!complete) return result("it is torn: it has no line feed");
      const line = readLine(text);
      const wrong = typeof line === "string" ? line : breakOf(line, head);
      if (typeof line === "string" || wrong !== undefined) return result(wrong);
      head = line.head;
      seen ||= head.hash === knownHead;
    }
  }
  return seen ? result() : result("the known head is nowhere: lines were cut off at the end, or the log was replaced");
}
