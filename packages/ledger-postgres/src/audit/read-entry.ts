import { AuditUnavailable, readLine } from "@mgp/governance";

/** What a line of the database says. @throws AuditUnavailable when it is not as its gateway wrote it */
export function entryOf(text: string): Readonly<Record<string, unknown>> {
  const line = readLine(text);
  if (typeof line === "string")
    throw new AuditUnavailable(`A line of the audit log in the database: ${line}.`, { effect: "read" });
  return line.entry;
}
