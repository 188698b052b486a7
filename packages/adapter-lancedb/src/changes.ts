import {
  type Call,
  type InsertItem,
  type InsertResult,
  type RecordDraft,
  type RemoveResult,
  type ReplaceResult,
} from "@mgp/core";
import type { RowChange, Decision, State } from "./change.ts";
import { keyOf, matchMark } from "./keys.ts";
import { type NewRow, PURGED, type RecordRow, revisionOf, type Searched, sessionOf } from "./rows.ts";

/** Besides what came of it: it lacks its vector, or the batch had stopped before it. */
export type InsertAnswer = InsertResult | "unembedded" | "skipped";

export function insertion(
  tenant: string,
  { draft, unless }: InsertItem,
  searched: Searched | undefined,
  { group, isBrief }: Pick<RowChange<unknown>, "group" | "isBrief">,
  call: Call,
): RowChange<InsertAnswer> {
  const key = keyOf(tenant, draft.memoryId);
  const preferredKey = unless?.memoryId?.isWellFormed() === true ? keyOf(tenant, unless.memoryId) : undefined;
  const sought = (unless?.keys ?? []).map((one) => matchMark(tenant, one));
  return {
    call,
    key,
    preferredKey,
    sought,
    given: draft.matchKeys.map((one) => matchMark(tenant, one)),
    carries: false,
    isBrief,
    size: sizeOf(draft, searched),
    group,
    decide: (state) => {
      if (group?.hasStopped === true) return { result: "skipped" };
      const hit = hitIn(state, { key, preferredKey, sought });
      if (hit !== undefined) {
        if (group !== undefined) group.hasStopped = true;
        return { result: { kind: "exists", ...hit } };
      }
      if (searched === undefined) return { result: "unembedded" };
      const held = state.row(key);
      const record = { ...draft, revision: held === undefined ? 1 : revisionOf(held) + 1 };
      return { result: { kind: "inserted", record }, row: { kind: "record", key, tenant, record, searched } };
    },
  };
}

/** @param searched `undefined`: it stays as it is */
export function replacement(
  tenant: string,
  draft: RecordDraft,
  searched: Searched | undefined,
  expectedRevision: number,
  call: Call,
): RowChange<ReplaceResult> {
  const key = keyOf(tenant, draft.memoryId);
  return {
    ...alone(key, call),
    given: draft.matchKeys.map((one) => matchMark(tenant, one)),
    carries: searched === undefined,
    size: sizeOf(draft, searched),
    decide: (state) => {
      const held = state.row(key);
      if (held?.kind !== "record") return { result: { kind: "absent" } };
      if (held.record.revision !== expectedRevision) return { result: { kind: "stale", record: held.record } };
      const record = { ...draft, revision: expectedRevision + 1 };
      const kept = searched ?? held.searched;
      const row: NewRow = { kind: "record", key, tenant, record, ...(kept === undefined ? {} : { searched: kept }) };
      return { result: { kind: "replaced", record }, row };
    },
  };
}

/** @param now epoch milliseconds */
export function removal(
  tenant: string,
  memoryId: string,
  expectedRevision: number,
  writeId: string,
  now: number,
  call: Call,
): RowChange<RemoveResult> {
  const key = keyOf(tenant, memoryId);
  return {
    ...alone(key, call),
    decide: (state): Decision<RemoveResult> => {
      const held = state.row(key);
      if (held?.kind !== "record") return { result: { kind: "absent" } };
      if (held.record.revision !== expectedRevision) return { result: { kind: "stale" } };
      const revision = expectedRevision + 1;
      const session = sessionOf(held.record.thread, held.record.place);
      const row: NewRow = { kind: PURGED, key, tenant, memoryId, revision, writeId, purgedAt: now, ...session };
      return { result: { kind: "removed" }, row };
    },
  };
}

function alone(key: string, call: Call): Omit<RowChange<never>, "decide"> {
  return {
    call,
    key,
    preferredKey: undefined,
    sought: [],
    given: [],
    carries: false,
    isBrief: false,
    size: 0,
    group: undefined,
  };
}

function hitIn(
  state: State,
  { key, preferredKey, sought }: Pick<RowChange<unknown>, "key" | "preferredKey" | "sought">,
): Omit<Extract<InsertResult, { readonly kind: "exists" }>, "kind"> | undefined {
  const held = state.row(key);
  if (held?.kind === "record") return { by: "id", record: held.record };
  const preferred = preferredKey === undefined ? undefined : state.row(preferredKey);
  if (isActive(preferred)) return { by: "preferred", record: preferred.record };
  const holder = sought.length === 0 ? undefined : state.holderOf(sought);
  return holder === undefined ? undefined : { by: "key", record: holder.record };
}

function isActive(row: ReturnType<State["row"]>): row is RecordRow {
  return row?.kind === "record" && row.record.state === "active";
}

function sizeOf(draft: RecordDraft, searched: Searched | undefined): number {
  return draft.body.length + (searched?.tokens.length ?? 0);
}
