import { columnOf, filterConditions, type SearchRound, sqlDialect } from "@mgp/adapter-kit";
import type { Filter } from "@mgp/core";

/** A part of a statement about rows `r` of `record`, and the values of its question marks in order. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** The fields by which `record_key` finds records. */
export const KEY_FIELDS = { personKeys: "person", labelKeys: "label" } as const;

/** What `matchesFilter` says of a row, and that its last change is in a round. */
export function conditionOf(filter: Filter, round?: SearchRound<number>): Condition {
  const values: (string | number)[] = [];
  const bind = (value: string | number): string => {
    values.push(value);
    return "?";
  };
  const conditions = filterConditions(
    filter,
    sqlDialect({
      row: "r.",
      bind,
      oneOf: (field, words) => `r.${columnOf(field)} IN (${words.map((word) => bind(word)).join(", ")})`,
      holds: (field, key) =>
        "EXISTS (SELECT 1 FROM record_key h WHERE h.tenant = r.tenant " +
        `AND h.field = '${KEY_FIELDS[field]}' AND h.key = ${bind(key)} AND h.memory_id = r.memory_id)`,
    }),
  );
  const inRound = round === undefined ? [] : positionsOf(round, bind);
  return { sql: ["true", ...conditions, ...inRound].join(" AND "), values };
}

function positionsOf({ after, upTo }: SearchRound<number>, bind: (value: number) => string): readonly string[] {
  const last = `r.position <= ${bind(upTo)}`;
  return after === undefined ? [last] : [last, `r.position > ${bind(after)}`];
}
