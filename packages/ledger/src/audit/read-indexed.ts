import { AuditUnavailable, readLine } from "@mgp/governance";
import type { AuditIndex } from "../index/audit-index.ts";
import { readExtents } from "./read-extents.ts";

/**
 * The entries of some lines, in ascending order, as the index finds them in the log.
 *
 * @throws AuditUnavailable when a line is not what it was: an edited log answers nothing
 */
export async function readIndexed(
  descriptor: number,
  index: AuditIndex,
  lines: readonly number[],
): Promise<readonly unknown[]> {
  const texts = await readExtents(
    descriptor,
    lines.map((seq) => index.extentOf(seq)),
  );
  return texts.map((text, place) => {
    const line = readLine(text);
    const seq = lines[place];
    if (typeof line === "string") throw unreadable(`Line ${seq} of the audit log (MGP_AUDIT_LOG): ${line}.`);
    if (line.head.seq !== seq) throw unreadable(`Line ${seq} of the audit log (MGP_AUDIT_LOG) was moved.`);
    return line.entry;
  });
}

function unreadable(message: string): AuditUnavailable {
  return new AuditUnavailable(message, { effect: "read" });
}
