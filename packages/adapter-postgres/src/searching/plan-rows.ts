import { isObject } from "@mgp/core";
import type { PostgresRow } from "@mgp/postgres";

/** How many rows PostgreSQL expects of each branch of a UNION ALL that it explained; NaN where it does not say. */
export function planRows(rows: readonly PostgresRow[]): readonly number[] {
  const [explained] = listOf(rows[0]?.["QUERY PLAN"]);
  const plan = memberOf(explained, "Plan");
  const branches = memberOf(plan, "Node Type") === "Append" ? listOf(memberOf(plan, "Plans")) : [plan];
  return branches.map((branch) => Number(memberOf(branch, "Plan Rows")));
}

function memberOf(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
