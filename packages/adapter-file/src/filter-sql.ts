import { columnOf, filterConditions, sqlDialect } from "@mgp/adapter-kit";
import type { Filter } from "@mgp/core";

/** A condition on rows of `record`, and the values of its question marks in order. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
}

/** What `matchesFilter` says, for the rows of one tenant. */
export function conditionOf(tenant: number, filter: Filter): Condition {
  const parameters: (string | number)[] = [tenant];
  const bind = (value: string | number): string => {
    parameters.push(value);
    return "?";
  };
  const conditions = filterConditions(
    filter,
    sqlDialect({
      row: "",
      bind,
      oneOf: (field, words) => `${columnOf(field)} IN (${words.map((word) => bind(word)).join(", ")})`,
      holds: (_, key) =>
        `memory_id IN (SELECT memory_id FROM person WHERE tenant = ${bind(tenant)} AND key = ${bind(key)})`,
    }),
  );
  return { sql: ["tenant = ?", ...conditions].join(" AND "), parameters };
}
