import type { FileHandle } from "node:fs/promises";
import type { LogLevel } from "@mgp/core";
import {
  acceptWhatIsThere,
  auditLossMessage,
  AuditUnavailable,
  breakOf,
  isOutcome,
  lacksLookups,
  readLine,
  type AuditLoss,
  type ChainHead,
} from "@mgp/governance";
import type { AuditIndex } from "../index/audit-index.ts";
import type { Reach } from "../index/batch.ts";
import { openIndex } from "../index/open-index.ts";
import { completeLines } from "./complete-lines.ts";
import { readExtents } from "./read-extents.ts";
import { readLines, type FileLine } from "./read-lines.ts";
import { isTorn } from "./torn-tail.ts";
import { walkLog } from "./walk-log.ts";

export type Log = (level: LogLevel, event: string, fields?: Readonly<Record<string, unknown>>) => void;

export interface CaughtUp {
  readonly index: AuditIndex;
  /** The last line, and where it stands. */
  readonly reach: Reach;
  /** What the log should hold and does not, and what was accepted. */
  readonly loss?: AuditLoss;
}

export interface CatchUpOptions {
  readonly file: string;
  readonly handle: FileHandle;
  readonly indexFile: string;
  /** The last line that the log is known to hold. `undefined`: it is not known. */
  readonly kept: Reach | undefined;
  readonly acceptsLoss: boolean;
  readonly log: Log;
}

/**
 * Brings index and log together at the start: reads what the index does not know yet, which after a clean end is
 * nothing, and cuts off what a crash left of an unfinished write.
 *
 * @throws AuditUnavailable when the log does not continue our chain, or does not hold what is known to be in it
 */
export async function catchUp(options: CatchUpOptions): Promise<CaughtUp> {
  let index = await openedIndex(options);
  try {
    // Where no head was kept, the index may still know one.
    const { head: expected, ...place } = options.kept ?? index.reach;
    const isLost = !(await holds(options.handle, { head: expected, ...place }));
    if (isLost && !options.acceptsLoss) throw await lossFound(options, expected);
    index = await fittingIndex(options, index);
    const reach = await readOn(options, index);
    return { index, reach, ...(isLost ? { loss: { expected, found: reach.head } } : {}) };
  } catch (error) {
    await index.close();
    throw error;
  }
}

async function openedIndex({ indexFile, log }: CatchUpOptions): Promise<AuditIndex> {
  const { index, replaced } = await openIndex(indexFile);
  if (replaced !== undefined) log("warn", "audit_index_rebuilt", { reason: replaced });
  return index;
}

/** The index, or an empty one in the place of one that belongs to another log. */
async function fittingIndex({ handle, indexFile, log }: CatchUpOptions, index: AuditIndex): Promise<AuditIndex> {
  if (await holds(handle, index.reach)) return index;
  await index.condemn();
  log("warn", "audit_index_rebuilt", { reason: "the log does not hold what the index knows" });
  return (await openIndex(indexFile)).index;
}

/** Does this line stand where it should, line feed and all? Its hash vouches for all before it. */
async function holds(handle: FileHandle, { head, start, end }: Reach): Promise<boolean> {
  if (head.seq === 0) return true;
  const [text = ""] = await readExtents(handle.fd, [{ start, end: end + 1 }]);
  if (!text.endsWith("\n")) return false;
  const line = readLine(text.slice(0, -1));
  return typeof line !== "string" && line.head.hash === head.hash && line.head.seq === head.seq;
}

async function lossFound({ file, handle }: CatchUpOptions, expected: ChainHead): Promise<AuditUnavailable> {
  const { head, wrong, isTorn: endsThere = true } = await walkLog(handle.fd);
  const remedy = endsThere
    ? acceptWhatIsThere
    : `move the file away, whose line ${head.seq + 1} is not as it was written (${wrong}), keep it as evidence, and start once with --accept-audit-loss, which begins a new log and notes the loss in it`;
  return new AuditUnavailable(auditLossMessage(`MGP_AUDIT_LOG: ${file}`, [{ expected, found: head }], remedy));
}

async function readOn(options: CatchUpOptions, index: AuditIndex): Promise<Reach> {
  const { handle } = options;
  let { reach } = index;
  for await (const lines of readLines(handle.fd, reach.end)) {
    for (const found of lines) {
      const line = readLine(found.text);
      const wrong = typeof line === "string" ? line : breakOf(line, reach.head);
      if (typeof line === "string" || wrong !== undefined || !found.complete) {
        await cutOff(options, found, reach.head, wrong ?? "it has no end");
        await index.settle(reach.head.seq);
        return reach;
      }
      reach = { head: line.head, start: found.start, end: found.end };
      index.add(await lookedUp(line.entry, handle, index), line.head, found.end - found.start);
    }
    await index.settle(reach.head.seq);
  }
  return reach;
}

/** An outcome is found under the whole of its texts, also where its line has the beginning of them. */
async function lookedUp(entry: unknown, handle: FileHandle, index: AuditIndex): Promise<unknown> {
  if (!isOutcome(entry) || !lacksLookups(entry)) return entry;
  const [whole] = await completeLines(handle.fd, index, [entry]);
  return whole;
}

async function cutOff(
  { file, handle, kept, log }: CatchUpOptions,
  found: FileLine,
  head: ChainHead,
  wrong: string,
): Promise<void> {
  const { size } = await handle.stat();
  if (!isTorn(found, head, size)) {
    throw new AuditUnavailable(
      `MGP_AUDIT_LOG: line ${head.seq + 1} of ${file} does not continue this gateway's chain: ${wrong}. ` +
        `Move the file away, keep it as evidence, and start again${(kept?.head.seq ?? 0) === 0 ? "" : ", once with --accept-audit-loss"}; the gateway then begins a new log.`,
    );
  }
  log("warn", "audit_log_torn_line_removed", { line: head.seq + 1, bytes: size - found.start });
  await handle.truncate(found.start);
  await handle.datasync();
}
