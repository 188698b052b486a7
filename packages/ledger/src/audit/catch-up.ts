import type { FileHandle } from "node:fs/promises";
import type { LogLevel } from "@mgp/core";
import { AuditUnavailable, breakOf, readLine, type ChainHead } from "@mgp/governance";
import { removeIndex, type AuditIndex } from "../index/audit-index.ts";
import { openIndex } from "../index/open-index.ts";
import { readExtents } from "./read-extents.ts";
import { readLines, type FileLine } from "./read-lines.ts";
import { isTorn } from "./torn-tail.ts";

export type Log = (level: LogLevel, event: string, fields?: Readonly<Record<string, unknown>>) => void;

export interface CaughtUp {
  readonly index: AuditIndex;
  readonly head: ChainHead;
}

/**
 * Brings index and log together at the start: reads what the index does not know yet, which after a clean end is
 * nothing, and cuts off what a crash left of an unfinished write.
 *
 * @throws AuditUnavailable when the log does not continue our chain
 */
export async function catchUp(file: string, handle: FileHandle, indexFile: string, log: Log): Promise<CaughtUp> {
  let { index, replaced } = await openIndex(indexFile);
  if (!(await endsAtReach(handle, index))) {
    replaced = "the log does not hold what the index knows";
    await index.close();
    await removeIndex(indexFile);
    ({ index } = await openIndex(indexFile));
  }
  if (replaced !== undefined) log("warn", "audit_index_rebuilt", { reason: replaced });
  try {
    return { index, head: await readOn(file, handle, index, log) };
  } catch (error) {
    await index.close();
    throw error;
  }
}

/** Does the last line that the index knows stand where it should, line feed and all? Its hash vouches for all before it. */
async function endsAtReach(handle: FileHandle, index: AuditIndex): Promise<boolean> {
  const { head, start, end } = index.reach;
  if (head.seq === 0) return true;
  const [text = ""] = await readExtents(handle.fd, [{ start, end: end + 1 }]);
  if (!text.endsWith("\n")) return false;
  const line = readLine(text.slice(0, -1));
  return typeof line !== "string" && line.head.hash === head.hash && line.head.seq === head.seq;
}

async function readOn(file: string, handle: FileHandle, index: AuditIndex, log: Log): Promise<ChainHead> {
  let { head } = index.reach;
  for await (const lines of readLines(handle.fd, index.reach.end)) {
    for (const found of lines) {
      const line = readLine(found.text);
      const wrong = typeof line === "string" ? line : breakOf(line, head);
      if (typeof line === "string" || wrong !== undefined || !found.complete) {
        await cutOff(file, handle, found, head, wrong ?? "it has no end", log);
        await index.settle(head.seq);
        return head;
      }
      head = line.head;
      index.add(line.entry, head, found.end - found.start);
    }
    await index.settle(head.seq);
  }
  return head;
}

async function cutOff(
  file: string,
  handle: FileHandle,
  found: FileLine,
  head: ChainHead,
  wrong: string,
  log: Log,
): Promise<void> {
  const { size } = await handle.stat();
  if (!isTorn(found, head, size)) {
    throw new AuditUnavailable(
      `MGP_AUDIT_LOG: line ${head.seq + 1} of ${file} does not continue this gateway's chain: ${wrong}. ` +
        "Move the file away and keep it as evidence, or point MGP_AUDIT_LOG elsewhere; the gateway then begins a new log.",
    );
  }
  log("warn", "audit_log_torn_line_removed", { line: head.seq + 1, bytes: size - found.start });
  await handle.truncate(found.start);
  await handle.datasync();
}
