import { setTimeout as wait } from "node:timers/promises";
import { numberIn, type SharedAuditTailOptions, textIn } from "@mgp/governance";
import type { Database } from "../storage/database.ts";
import type { AuditSql } from "./sql.ts";

const POLL_MS = 200;
const LINES_AT_ONCE = 1_000;

/** The last lines of all chains, then, on request, each new one. Lines are not verified. */
export async function tailLines(
  database: Database,
  sql: AuditSql,
  { lines, follow, signal, show }: SharedAuditTailOptions,
): Promise<void> {
  const heads = new Map<number, number>();
  for (const row of await database.query(sql.heads)) heads.set(numberIn(row, "chain"), numberIn(row, "seq"));
  const last = await database.query(sql.lastLines, [lines]);
  for (const row of last) {
    const [chain, seq] = [numberIn(row, "chain"), numberIn(row, "seq")];
    heads.set(chain, Math.max(heads.get(chain) ?? 0, seq));
    show(textIn(row, "text"));
  }
  if (!follow) return;
  while (!signal.aborted) {
    const rows = await database.query(sql.newLines, [[...heads.keys()], [...heads.values()], LINES_AT_ONCE]);
    for (const row of rows) {
      heads.set(numberIn(row, "chain"), numberIn(row, "seq"));
      show(textIn(row, "text"));
    }
    if (rows.length < LINES_AT_ONCE) await wait(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}
