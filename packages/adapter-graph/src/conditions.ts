import type { SQLInputValue } from "node:sqlite";
import { columnOf, filterConditions, type KeyField, type SearchRound, sqlDialect } from "@mgp/adapter-kit";
import type { Filter, RecordDraft } from "@mgp/core";
import { type Fragment, fragment, nothing } from "./fragment.ts";

/** A key as the table of keys has it: behind a letter for its field, since equal keys of two fields mean different things. */
export function storedKey(field: KeyField, key: string): string {
  return (field === "personKeys" ? "p" : "l") + key;
}

/** What the table of keys has of a record. */
export function storedKeysOf({ personKeys, labelKeys }: Pick<RecordDraft, KeyField>): readonly string[] {
  return [
    ...personKeys.map((key) => storedKey("personKeys", key)),
    ...labelKeys.map((key) => storedKey("labelKeys", key)),
  ];
}

/** What a filter says of a row `m` of `memory`, behind an AND. */
export function conditionOf(filter: Filter): Fragment {
  const values: SQLInputValue[] = [];
  const bind = (value: string | number): string => {
    values.push(value);
    return "?";
  };
  const conditions = filterConditions(
    filter,
    sqlDialect({
      row: "m.",
      bind,
      oneOf: (field, words) => `m.${columnOf(field)} IN (SELECT value FROM json_each(${bind(JSON.stringify(words))}))`,
      holds: (field, key) => `EXISTS (SELECT 1 FROM record_key k NOT INDEXED
        WHERE k.tenant = m.tenant AND k.key = ${bind(storedKey(field, key))} AND k.memory_id = m.memory_id)`,
    }),
  );
  return { sql: conditions.map((condition) => ` AND ${condition}`).join(""), values };
}

/** What a round of a search says of a row `m` of `memory`, behind an AND. */
export function roundCondition(round: SearchRound<number> | undefined): Fragment {
  if (round === undefined) return nothing;
  const behind = round.after === undefined ? nothing : fragment` AND m.position > ${round.after}`;
  return fragment` AND m.position <= ${round.upTo}${behind}`;
}
