import { toWord } from "../words.ts";
import type { Names } from "./names.ts";
import { type Query, type Statement, Values } from "./statement.ts";

const ofTenant: Omit<Statement, "text"> = { reach: "tenant", effect: "read" };

// Counts go along the primary key: a table read from its beginning may have none of the tenant's rows for a long time.

export interface Survey {
  readonly tokens: readonly string[];
  /** Also asks how many records there are, and their mean lengths. */
  readonly countsAll: boolean;
  /** Up to where anything is counted. */
  readonly bound: number;
}

/** How many records of the tenant hold each token: `f0`, `f1`, … With `countsAll` also `records` and the mean lengths `open` and `full`. */
export function surveyOf(names: Names, tenant: string, { tokens, countsAll, bound }: Survey): Query {
  const values = new Values(tenant, bound);
  const counts = tokens.map(
    (token, place) =>
      `(SELECT count(*) FROM (SELECT FROM ${names.memory} m WHERE m.tenant = $1
        AND m.tokens @@ ${values.add(toWord(token))}::tsquery ORDER BY m.memory_id LIMIT $2) h)::float8 AS f${String(place)}`,
  );
  const all = `(SELECT count(*)::float8 AS records, coalesce(avg(r.open_length), 0)::float8 AS open,
      coalesce(avg(r.full_length), 0)::float8 AS "full" FROM (SELECT m.open_length, m.full_length FROM ${names.memory} m WHERE m.tenant = $1 AND m.state <> 'purged'
      ORDER BY m.memory_id LIMIT $2) r) a`;
  const text = countsAll ? `SELECT ${["a.*", ...counts].join(", ")} FROM ${all}` : `SELECT ${counts.join(", ")}`;
  return { statement: { ...ofTenant, text }, values: values.list };
}

/**
 * What the planner expects: rows of the tenant, and of those that hold each token. It asks the statistics that ANALYZE
 * keeps, of the partition that the tenant is in. All branches are read for `planRows`.
 */
export function estimateOf(names: Names, tenant: string, tokens: readonly string[]): Query {
  const values = new Values(tenant);
  const branches = [
    `SELECT FROM ${names.memory} m WHERE m.tenant = $1`,
    ...tokens.map(
      (token) =>
        `SELECT FROM ${names.memory} m WHERE m.tenant = $1 AND m.tokens @@ ${values.add(toWord(token))}::tsquery`,
    ),
  ];
  return {
    statement: { ...ofTenant, text: `EXPLAIN (FORMAT JSON) ${branches.join(" UNION ALL ")}` },
    values: values.list,
  };
}
