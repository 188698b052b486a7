import { columnOf, filterConditions, type SqlDialect, sqlDialect, textsWithoutNul } from "@mgp/adapter-kit";
import { type Filter, StoreError } from "@mgp/core";
import type { Values } from "./statement.ts";

/** What a filter says of a row `m`; it begins with AND. Without states: any, but no tombstone. */
export function filterText(filter: Filter, values: Values): string {
  const bind = (value: string | number): string => values.add(typeof value === "string" ? kept(value) : value);
  const dialect: SqlDialect = {
    row: "m.",
    bind,
    oneOf: (field, words) => `m.${columnOf(field)} = ANY (${values.add(words.map(kept))})`,
    holds: (field, key) => `m.${columnOf(field)} @> ARRAY[${bind(key)}::text]`,
    // The index holds the id's hash; no tombstone is in it. Of the id itself PostgreSQL keeps no statistics: compared
    // as it is, it would be expected to leave next to nothing of a subject, and all of that would be read and sorted.
    subject: ({ kind, id }) => {
      const given = bind(id);
      return `m.subject_hash = hashtextextended(${given}::text, 0) AND m.state <> 'purged'
        AND coalesce(m.subject_id = ${given}, false) AND m.subject_kind = ${bind(kind)}`;
    },
  };
  const records = filter.states === undefined ? ["m.state <> 'purged'"] : [];
  const conditions = [...records, ...filterConditions(filter, sqlDialect(dialect))];
  return conditions.map((condition) => ` AND ${condition}`).join("");
}

/**
 * The text, where PostgreSQL keeps it as it is: bound, an unpaired surrogate would become another character, and find
 * what is not meant.
 *
 * @throws StoreError `invalid`
 */
function kept(text: string): string {
  if (!textsWithoutNul.isKept(text)) throw new StoreError("invalid", `a filter has ${textsWithoutNul.fault}`);
  return text;
}
