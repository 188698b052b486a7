import type { SQLInputValue } from "node:sqlite";
import type { Values } from "@mgp/sqlite";

/** A piece of SQL text, with the values for its question marks. */
export interface Fragment {
  readonly sql: string;
  readonly values: Values;
}

export const nothing: Fragment = { sql: "", values: [] };

/** Text of the program itself, as it stands: names of columns and tables. */
export function text(sql: string): Fragment {
  return { sql, values: [] };
}

/** Fragments stand in the text where they are named; every other value is bound to a question mark. */
export function fragment(texts: TemplateStringsArray, ...parts: readonly (Fragment | SQLInputValue)[]): Fragment {
  let sql = texts[0] ?? "";
  const values: SQLInputValue[] = [];
  for (const [place, part] of parts.entries()) {
    const isFragment = typeof part === "object" && part !== null && "sql" in part;
    if (isFragment) values.push(...part.values);
    else values.push(part);
    sql += (isFragment ? part.sql : "?") + (texts[place + 1] ?? "");
  }
  return { sql, values };
}

export function joined(parts: readonly Fragment[], between: string): Fragment {
  return { sql: parts.map(({ sql }) => sql).join(between), values: parts.flatMap(({ values }) => values) };
}
