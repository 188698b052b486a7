import type { Filter } from "@mgp/core";
import type { Values } from "./statement.ts";

/** What `matchesFilter` of core says, on a row `m`; it begins with AND. Without states: any, but no tombstone. */
export function filterText(filter: Filter, values: Values): string {
  const parts = [filter.states === undefined ? "m.state <> 'purged'" : `m.state = ANY (${values.add(filter.states)})`];
  if (filter.notExpiredAt !== undefined)
    parts.push(`(m.expires_at IS NULL OR m.expires_at > ${values.add(filter.notExpiredAt)})`);
  if (filter.subject !== undefined) {
    const [kind, id] = [values.add(filter.subject.kind), values.add(filter.subject.id)];
    parts.push(`${subjectHash("m.subject_id")} = ${subjectHash(`${id}::text`)}`);
    parts.push(`m.subject_id = ${id} AND m.subject_kind = ${kind}`);
  }
  if (filter.scope !== undefined) parts.push(`m.scope = ${values.add(filter.scope)}`);
  if (filter.types !== undefined) parts.push(`m.type = ANY (${values.add(filter.types)})`);
  if (filter.from !== undefined) parts.push(`m.created_at >= ${values.add(filter.from)}`);
  if (filter.to !== undefined) parts.push(`m.created_at < ${values.add(filter.to)}`);
  if (filter.personKey !== undefined) parts.push(`m.person_keys @> ARRAY[${values.add(filter.personKey)}::text]`);
  return parts.map((part) => ` AND ${part}`).join("");
}

/** What the index of subjects holds instead of their ids: two long ids would be more than an index entry may have. */
export function subjectHash(expression: string): string {
  return `hashtextextended(${expression}, 0)`;
}
