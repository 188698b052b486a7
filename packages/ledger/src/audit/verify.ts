import { open, type FileHandle } from "node:fs/promises";
import { genesis, type ChainHead } from "@mgp/governance";
import { headFileBeside, readKeptHead } from "../state/kept-head.ts";
import { walkLog, type Walk } from "./walk-log.ts";

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
  /** A head that an earlier check reported. Without it, what was written anew together with the kept head is missed. */
  readonly knownHead?: string;
  /**
   * The database in which the gateway keeps the head of this log: `state.db` in its state folder.
   *
   * @default that of a log beside a shared ledger, `<file>.head.db`, if it is there
   */
  readonly headFile?: string;
}

/** A head that the log has to hold, and what its absence means. */
interface WantedHead {
  readonly hash: string;
  readonly whenMissing: string;
}

/**
 * Checks a log file from its first line on, in bounded memory and without the index; the gateway may be writing to
 * it. Finds lines that were changed, removed, added or moved, a torn end, and an end that was cut off although the
 * gateway or the caller knows of it. A file that is missing has no lines.
 */
export async function verifyAuditLog(file: string, options: AuditVerificationOptions = {}): Promise<AuditVerification> {
  // Before the log is read: what is known by now is in it.
  const wanted = new Map(wantedHeads(file, options).map((head) => [head.hash, head.whenMissing]));
  const { head, wrong, isTorn = true } = await walk(file, ({ hash }) => void wanted.delete(hash));
  // Beyond a line that was changed nothing was looked at.
  const missing = isTorn ? [...wanted.values()] : [];
  const reasons = [...(wrong === undefined ? [] : [wrong]), ...missing];
  return {
    lines: head.seq,
    head: head.hash,
    ...(reasons.length === 0 ? {} : { firstBad: { line: head.seq + 1, reason: reasons.join("; ") } }),
  };
}

function wantedHeads(file: string, { knownHead, headFile }: AuditVerificationOptions): readonly WantedHead[] {
  const kept = readKeptHead(headFile ?? headFileBeside(file))?.head;
  const wanted = [
    {
      hash: kept?.hash,
      whenMissing: `the last line that the gateway has kept, number ${kept?.seq} with the hash ${kept?.hash}, is not there: lines were cut off at the end, or the log was replaced`,
    },
    {
      hash: knownHead,
      whenMissing: "the known head is not in the log: lines were cut off at the end, or the log was replaced",
    },
  ];
  return wanted.flatMap(({ hash, whenMissing }) =>
    hash === undefined || hash === genesis.hash ? [] : [{ hash, whenMissing }],
  );
}

async function walk(file: string, onLine: (head: ChainHead) => void): Promise<Walk> {
  let handle: FileHandle;
  try {
    handle = await open(file, "r");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return { head: genesis };
    throw error;
  }
  try {
    return await walkLog(handle.fd, onLine);
  } finally {
    await handle.close();
  }
}
