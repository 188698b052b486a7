import { prefixEnd, type SearchRound } from "@mgp/adapter-kit";
import {
  compareCodePoints,
  type Filter,
  idCursor,
  newestCursor,
  type NewestPlace,
  readIdCursor,
  readNewestCursor,
  type Subject,
  type VisibleTo,
} from "@mgp/core";
import { storedKey } from "./conditions.ts";
import { type Fragment, fragment, joined, nothing, text } from "./fragment.ts";

/** Rows of a tenant that a filter does not leave out for a reason that an index knows; `i` has their documents. */
export interface Source {
  /** What stands behind a FROM, of each index that rows come from; each row comes from one of them. */
  readonly branches: readonly Fragment[];
  /** The indexes have the order that was asked for. */
  readonly isOrdered: boolean;
}

/** An order, where to begin in it, and the indexes that have it. */
export interface Walk {
  /** The columns of `i` that rows are ordered by. */
  readonly columns: "memory_id" | "age, memory_id";
  /** What is behind the beginning, and begins as the filter wants it, behind an AND. */
  readonly range: Fragment;
  readonly rows: Readonly<Record<"tenant" | "subject" | "scope" | "label", Fragment>>;
  /** The cursor that goes on behind a record. */
  readonly cursorOf: (record: NewestPlace) => string;
}

const keysById = text("record_key i NOT INDEXED");

/** @throws StoreError `cursor_invalid` */
export function walkById({ idPrefix = "" }: Filter, cursor?: string): Walk {
  const after = cursor === undefined ? "" : readIdCursor(cursor);
  const end = prefixEnd(idPrefix);
  const isBehind = compareCodePoints(after, idPrefix) >= 0;
  const start = isBehind ? fragment` AND i.memory_id > ${after}` : fragment` AND i.memory_id >= ${idPrefix}`;
  return {
    columns: "memory_id",
    range: end === undefined ? start : fragment`${start} AND i.memory_id < ${end}`,
    rows: {
      tenant: text("memory i INDEXED BY memory_by_id"),
      subject: text("memory i INDEXED BY memory_by_subject"),
      scope: text("memory i INDEXED BY memory_by_scope"),
      label: keysById,
    },
    cursorOf: ({ memoryId }) => idCursor(memoryId),
  };
}

/** @throws StoreError `cursor_invalid` */
export function walkByAge(cursor: string | undefined): Walk {
  const after = cursor === undefined ? undefined : readNewestCursor(cursor);
  return {
    columns: "age, memory_id",
    range:
      after === undefined ? nothing : fragment` AND (i.age, i.memory_id) > (${-after.updatedAt}, ${after.memoryId})`,
    rows: {
      tenant: text("memory i INDEXED BY memory_by_age"),
      subject: text("memory i INDEXED BY memory_by_subject_age"),
      scope: text("memory i INDEXED BY memory_by_scope_age"),
      label: text("record_key i INDEXED BY record_key_by_age"),
    },
    cursorOf: newestCursor,
  };
}

export function wholeTenant(tenant: number, { rows, range }: Walk): Source {
  return { branches: [fragment`${rows.tenant} WHERE i.tenant = ${tenant}${range}`], isOrdered: true };
}

/** What has changed between two positions; nothing of it is known in a first round, which most records are in. */
export function changedSources(tenant: number, round: SearchRound<number> | undefined): readonly Source[] {
  if (round?.after === undefined) return [];
  const changed = fragment`memory i INDEXED BY memory_by_position
    WHERE i.tenant = ${tenant} AND i.position > ${round.after} AND i.position <= ${round.upTo}`;
  return [{ branches: [changed], isOrdered: false }];
}

/** For each part of the filter that an index knows, the rows that it has; those with the order first. */
export function narrowSources(tenant: number, filter: Filter, walk: Walk): readonly Source[] {
  const { ids, subject, personKey, labels = [], visibleTo, idPrefix = "" } = filter;
  if (ids !== undefined) return [ofIds(tenant, ids, walk)];
  const branches: (readonly Fragment[])[] = labels.map((label) => [ofLabel(tenant, label, walk)]);
  if (subject !== undefined) branches.push([ofSubject(tenant, subject, walk)]);
  const visible = visibleTo === undefined ? undefined : ofVisible(tenant, visibleTo, walk);
  if (visible !== undefined) branches.push(visible);
  const sources = branches.map((each): Source => ({ branches: each, isOrdered: true }));
  if (personKey !== undefined) sources.push(ofPerson(tenant, personKey, walk));
  if (idPrefix !== "") sources.push(ofPrefix(tenant, filter, walk));
  return sources;
}

/** At most some dozen, whatever order they come in. */
function ofIds(tenant: number, ids: readonly string[], { range }: Walk): Source {
  const some = fragment`memory i INDEXED BY memory_by_id
    WHERE i.tenant = ${tenant} AND i.memory_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))${range}`;
  return { branches: [some], isOrdered: false };
}

function ofPrefix(tenant: number, filter: Filter, walk: Walk): Source {
  if (walk.columns === "memory_id") return wholeTenant(tenant, walk);
  const [byId] = wholeTenant(tenant, walkById(filter)).branches;
  return { branches: [fragment`${byId ?? nothing}${walk.range}`], isOrdered: false };
}

function ofPerson(tenant: number, person: string, walk: Walk): Source {
  const key = storedKey("personKeys", person);
  const its = fragment`${keysById} WHERE i.tenant = ${tenant} AND i.key = ${key}${walk.range}`;
  return { branches: [its], isOrdered: walk.columns === "memory_id" };
}

/** That it is one of a label is said in the text, or else SQLite does not know that the index has them all. */
function ofLabel(tenant: number, label: string, { rows, range }: Walk): Fragment {
  const key = storedKey("labelKeys", label);
  return fragment`${rows.label} WHERE i.tenant = ${tenant} AND i.key = ${key} AND i.key < 'p'${range}`;
}

function ofSubject(tenant: number, { kind, id }: Subject, { rows, range }: Walk): Fragment {
  return fragment`${rows.subject} WHERE i.tenant = ${tenant} AND i.subject_id = ${id} AND i.subject_kind = ${kind}${range}`;
}

/**
 * One branch for each subject and each scope, since an OR has no order. `undefined` where the scope of nearly all
 * memories is visible: no index knows it.
 */
function ofVisible(tenant: number, { subjects, scopes }: VisibleTo, walk: Walk): readonly Fragment[] | undefined {
  if (scopes.includes("user")) return undefined;
  const own = [...new Map(subjects.map((subject) => [`${subject.kind}:${subject.id}`, subject])).values()];
  const shared = [...new Set(scopes)];
  const notShared = joined(
    shared.map((scope) => fragment` AND i.scope <> ${scope}`),
    "",
  );
  const branches = [
    ...own.map((subject) => fragment`${ofSubject(tenant, subject, walk)}${notShared}`),
    // That it is another than `user` is said in the text for the same reason.
    ...shared.map(
      (scope) =>
        fragment`${walk.rows.scope} WHERE i.tenant = ${tenant} AND i.scope = ${scope} AND i.scope <> 'user'${walk.range}`,
    ),
  ];
  return branches.length === 0 ? [fragment`${walk.rows.tenant} WHERE false`] : branches;
}
