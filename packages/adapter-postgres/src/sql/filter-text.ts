import { textsWithoutNul } from "@mgp/adapter-kit";
import { type Filter, StoreError } from "@mgp/core";
import type { Values } from "./statement.ts";

/** What `matchesFilter` of core says, on a row `m`; it begins with AND. Without states: any, but no tombstone. */
export function filterText(filter: Filter, values: Values): string {
  const parts = [filter.states === undefined ? "m.state <> 'purged'" : `m.state = ANY (${values.add(filter.states)})`];
  if (filter.notExpiredAt !== undefined)
    parts.push(`(m.expires_at IS NULL OR m.expires_at > ${values.add(filter.notExpiredAt)})`);
  if (filter.subject !== undefined) parts.push(subjectText(filter.subject, values));
  if (filter.scope !== undefined) parts.push(`m.scope = ${values.add(filter.scope)}`);
  if (filter.types !== undefined) parts.push(`m.type = ANY (${values.add(filter.types)})`);
  if (filter.from !== undefined) parts.push(`m.created_at >= ${values.add(filter.from)}`);
  if (filter.to !== undefined) parts.push(`m.created_at < ${values.add(filter.to)}`);
  if (filter.personKey !== undefined) parts.push(`m.person_keys @> ARRAY[${values.add(kept(filter.personKey))}::text]`);
  return parts.map((part) => ` AND ${part}`).join("");
}

/** The index holds the id's hash; no tombstone is in it. */
function subjectText({ kind, id }: { readonly kind: string; readonly id: string }, values: Values): string {
  const given = values.add(kept(id));
  return `m.subject_hash = hashtextextended(${given}::text, 0) AND m.state <> 'purged' AND m.subject_id = ${given}
    AND m.subject_kind = ${values.add(kind)}`;
}

/** Bound, an unpaired surrogate would become another character, and find what is not meant. */
function kept(text: string): string {
  if (!textsWithoutNul.isKept(text)) throw new StoreError("invalid", `a filter has ${textsWithoutNul.fault}`);
  return text;
}
