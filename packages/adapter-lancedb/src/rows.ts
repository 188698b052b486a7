import { recordReader } from "@mgp/adapter-kit";
import { isHiddenToken, type MemoryRecord } from "@mgp/core";
import { type FixedSizeList, Float32, makeData, makeVector, Table, type Vector, vectorFromArray } from "apache-arrow";
import { type Columns, damagedCell } from "./columns.ts";
import { labelMark, matchMark, memoryIdOf, personMark, subjectMark, tenantMark, tenantOf } from "./keys.ts";
import type { MemorySchema } from "./schema.ts";

/** What a row of a tombstone has for a state. */
export const PURGED = "purged";

/** The most match keys of one record: those that core makes. Each has a column. */
export const MOST_MATCH_KEYS = 3;

/** What a record is found by. */
export interface Searched {
  readonly text: string;
  /** Separated by spaces. */
  readonly tokens: string;
  readonly vector: Float32Array;
}

export interface RecordRow {
  readonly kind: "record";
  readonly key: string;
  readonly tenant: string;
  readonly stamp: string;
  readonly record: MemoryRecord;
  /** Only where it was asked for. */
  readonly searched?: Searched;
}

/** What a purge leaves. */
interface Tombstone extends Pick<MemoryRecord, "thread" | "place"> {
  readonly kind: typeof PURGED;
  readonly key: string;
  readonly tenant: string;
  readonly stamp: string;
  readonly memoryId: string;
  readonly revision: number;
  readonly writeId: string;
  /** Epoch milliseconds. */
  readonly purgedAt: number;
}

export type StoredRow = RecordRow | Tombstone;

/** A row that has not been put yet. */
export type NewRow = Omit<RecordRow, "stamp"> | Omit<Tombstone, "stamp">;

export function revisionOf(row: NewRow): number {
  return row.kind === "record" ? row.record.revision : row.revision;
}

/** A row by its number in the columns of an answer. */
interface Place {
  readonly columns: Columns;
  readonly row: number;
}

const recordAt = recordReader<Place>({
  text: ({ columns, row }, column) =>
    column === "memory_id" ? memoryIdOf(columns.text("key", row)) : columns.text(column, row),
  number: ({ columns, row }, column) => columns.number(column, row),
  texts: ({ columns, row }, column) => columns.texts(column, row),
  flag: ({ columns, row }, column) => columns.flag(column, row),
  optionalText: ({ columns, row }, column) => columns.optionalText(column, row),
  optionalNumber: ({ columns, row }, column) => columns.optionalNumber(column, row),
  damaged: damagedCell,
});

export function toRow(columns: Columns, row: number): StoredRow {
  const key = columns.text("key", row);
  const named = { key, tenant: tenantOf(key), stamp: columns.optionalText("stamp", row) ?? "" };
  if (columns.text("state", row) === PURGED)
    return {
      ...named,
      ...sessionOf(columns.optionalText("thread", row), columns.optionalNumber("place", row)),
      kind: PURGED,
      memoryId: memoryIdOf(key),
      revision: columns.number("revision", row),
      writeId: columns.texts("write_ids", row).at(-1) ?? "",
      purgedAt: columns.number("purged_at", row),
    };
  const vector = columns.vector("vector", row);
  const searched =
    vector === undefined
      ? {}
      : { searched: { text: columns.text("text", row), tokens: tokensIn(columns, row) ?? "", vector } };
  return { ...named, kind: "record", record: recordAt({ columns, row }), ...searched };
}

/** All tokens of a record, separated by spaces. */
export function tokensIn(columns: Columns, row: number): string | undefined {
  const tokens = columns.optionalText("tokens", row);
  const hidden = columns.optionalText("hidden_tokens", row);
  return hidden === undefined ? tokens : `${tokens ?? ""} ${hidden}`;
}

/** Where a record stands in its session, and its tombstone after it. */
export function sessionOf(thread: string | undefined, place: number | undefined): Pick<Tombstone, "thread" | "place"> {
  return { ...(thread === undefined ? {} : { thread }), ...(place === undefined ? {} : { place }) };
}

/** Rows in the columns of `memorySchema`, to be written in one commit. */
export function toTable({ schema, vectorType }: MemorySchema, rows: readonly StoredRow[]): Table {
  const cells = rows.map(cellsOf);
  const columns: Record<string, Vector> = {};
  for (const { name, type } of schema.fields) {
    columns[name] =
      name === "vector"
        ? vectorsOf(vectorType, rows)
        : vectorFromArray(
            cells.map((cell) => cell[name] ?? null),
            type,
          );
  }
  return new Table(schema, columns);
}

type Cell = string | number | bigint | readonly string[] | null;

function cellsOf(row: StoredRow, place: number): Readonly<Record<string, Cell>> {
  const { key, tenant, stamp } = row;
  const { thread = null, place: sessionPlace } = row.kind === PURGED ? row : row.record;
  const always = {
    key,
    tenant,
    tenant_mark: tenantMark(tenant),
    stamp,
    commit_place: place,
    thread,
    place: whole(sessionPlace),
  };
  if (row.kind === PURGED)
    return {
      ...always,
      revision: BigInt(row.revision),
      state: PURGED,
      write_ids: JSON.stringify([row.writeId]),
      purged_at: BigInt(row.purgedAt),
    };
  const { record } = row;
  const [first = null, second = null, third = null] = record.matchKeys.map((one) => matchMark(tenant, one));
  return {
    ...always,
    revision: BigInt(record.revision),
    state: record.state,
    write_ids: JSON.stringify(record.writeIds),
    state_changed_at: whole(record.stateChangedAt),
    state_reason: record.stateReason ?? null,
    subject_kind: record.subject.kind,
    subject_id: record.subject.id,
    subject_mark: subjectMark(record.subject),
    scope: record.scope,
    type: record.type,
    sensitivity: record.sensitivity ?? null,
    hidden: record.hidden ? 1 : 0,
    created_at: whole(record.createdAt),
    updated_at: whole(record.updatedAt),
    expires_at: whole(record.expiresAt),
    valid_from: whole(record.validFrom),
    valid_to: whole(record.validTo),
    match_keys: JSON.stringify(record.matchKeys),
    match_mark_1: first,
    match_mark_2: second,
    match_mark_3: third,
    person_keys: JSON.stringify(record.personKeys),
    label_keys: JSON.stringify(record.labelKeys),
    marks: [...record.personKeys.map(personMark), ...record.labelKeys.map(labelMark)],
    body_bytes: BigInt(Buffer.byteLength(record.body)),
    body: record.body,
    text: row.searched?.text ?? null,
    ...tokenCells(row.searched?.tokens),
  };
}

/** Only a record with hidden content has hidden tokens. */
function tokenCells(tokens: string | undefined): Readonly<Record<string, Cell>> {
  if (tokens === undefined) return { tokens: null, hidden_tokens: null };
  const words = tokens.split(" ");
  const hidden = words.filter(isHiddenToken);
  if (hidden.length === 0) return { tokens, hidden_tokens: null };
  return { tokens: words.filter((word) => !isHiddenToken(word)).join(" "), hidden_tokens: hidden.join(" ") };
}

/** One block of numbers, which the vector column then only points into. */
function vectorsOf(type: FixedSizeList<Float32>, rows: readonly StoredRow[]): Vector {
  const size = type.listSize;
  const numbers = new Float32Array(rows.length * size);
  const present = new Uint8Array(Math.ceil(rows.length / 8));
  let nullCount = 0;
  for (const [place, row] of rows.entries()) {
    const vector = row.kind === "record" ? row.searched?.vector : undefined;
    if (vector === undefined) nullCount += 1;
    else {
      numbers.set(vector, place * size);
      present[place >> 3] = (present[place >> 3] ?? 0) | (1 << (place & 7));
    }
  }
  const child = makeData({ type: new Float32(), length: numbers.length, nullCount: 0, data: numbers });
  return makeVector(makeData({ type, length: rows.length, nullCount, nullBitmap: present, child }));
}

function whole(value: number | undefined): bigint | null {
  return value === undefined ? null : BigInt(Math.trunc(value));
}
