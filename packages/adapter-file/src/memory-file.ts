import { hash } from "node:crypto";
import { objectCells, type ObjectRow, recordReader, textsInArray, wordIn } from "@mgp/adapter-kit";
import { type MemoryRecord, subjectKinds } from "@mgp/core";
import type { AnalysedWords } from "./words.ts";

/** What the file of a memory says. */
export interface StoredMemory extends AnalysedWords {
  readonly kind: "memory";
  readonly tenant: string;
  readonly memoryId: string;
  /** Of its last change, in the order of all changes of the store. */
  readonly position: number;
  readonly record: MemoryRecord;
}

/** What a purge leaves, so that the revisions of the id go on and a reader of the changes finds the purge. */
export interface StoredTombstone {
  readonly kind: "tombstone";
  readonly tenant: string;
  readonly memoryId: string;
  readonly revision: number;
  readonly writeId: string;
  readonly position: number;
  /** Epoch milliseconds. */
  readonly purgedAt: number;
}

export type Stored = StoredMemory | StoredTombstone;

/** A file that does not say what it said when it was written, or was never one of ours. */
export class DamagedFile extends Error {
  override readonly name = "DamagedFile";
}

const FORMAT = 1;
const BODY = '\n  "memory": ';
const TOKENS = '\n  "tokens": ';
const END = /\n {2}"checksum": "([0-9a-f]{32})"\n\}\n$/;

/**
 * One JSON document, a field a line. The memory's own JSON text stands in it as it came, to the byte: it begins
 * behind the first `BODY`, which no field before it can contain (JSON text has no raw line break inside a string),
 * and ends before the last `TOKENS`, for the same reason.
 */
export function formatStored(stored: Stored): string {
  if (stored.kind === "tombstone") {
    const { tenant, memoryId, revision, writeId, position, purgedAt } = stored;
    const fields = { mgp_tombstone: FORMAT, tenant, memory_id: memoryId, revision, write_id: writeId, position };
    return sealed(linesOf({ ...fields, purged_at: purgedAt }));
  }
  const { tenant, position, record, tokens, lengths, analyser } = stored;
  const lines = linesOf({
    mgp_memory: FORMAT,
    tenant,
    memory_id: record.memoryId,
    revision: record.revision,
    state: record.state,
    state_changed_at: record.stateChangedAt,
    state_reason: record.stateReason,
    subject: record.subject,
    scope: record.scope,
    type: record.type,
    sensitivity: record.sensitivity,
    hidden: record.hidden,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    expires_at: record.expiresAt,
    valid_from: record.validFrom,
    valid_to: record.validTo,
    position,
    write_ids: record.writeIds,
    match_keys: record.matchKeys,
    person_keys: record.personKeys,
    label_keys: record.labelKeys,
    thread: record.thread,
    place: record.place,
    lengths: { open: lengths.open, full: lengths.full },
    analyser,
  });
  return sealed(`${lines},${BODY}${record.body},${TOKENS}${JSON.stringify(tokens)}`);
}

/** @throws DamagedFile */
export function parseStored(text: string): Stored {
  const end = END.exec(text);
  if (end === null) throw new DamagedFile("it is cut short, or not a file of this store");
  const sealedText = text.slice(0, end.index - 1);
  if (checksumOf(sealedText) !== end[1]) throw new DamagedFile("its checksum is wrong");
  const bodyAt = sealedText.indexOf(BODY);
  if (bodyAt === -1) return tombstoneOf(rowOf(`${sealedText}}`));
  const tokensAt = sealedText.lastIndexOf(TOKENS);
  const row = rowOf(`${sealedText.slice(0, bodyAt - 1)}}`);
  const body = sealedText.slice(bodyAt + BODY.length, tokensAt - 1);
  const tokens: unknown = JSON.parse(sealedText.slice(tokensAt + TOKENS.length));
  if (typeof tokens !== "string") throw new DamagedFile("its tokens are not a text");
  return memoryOf({ ...row, body }, tokens);
}

function linesOf(fields: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `\n  "${name}": ${JSON.stringify(value)}`);
  return `{${lines.join(",")}`;
}

function sealed(text: string): string {
  return `${text},\n  "checksum": "${checksumOf(text)}"\n}\n`;
}

function checksumOf(text: string): string {
  return hash("sha256", text).slice(0, 32);
}

const cells = objectCells(textsInArray, (name) => new DamagedFile(`its ${name} is missing or of another kind`));

const recordIn = recordReader(cells, {
  subject: (row) => {
    const subject = objectIn(row?.["subject"]);
    return { kind: wordIn(cells, subject, "kind", subjectKinds), id: cells.text(subject, "id") };
  },
});

function memoryOf(row: ObjectRow, tokens: string): StoredMemory {
  checkFormat(row, "mgp_memory");
  const record = recordIn(row);
  const { memoryId } = record;
  const lengths = objectIn(row["lengths"]);
  return {
    kind: "memory",
    tenant: cells.text(row, "tenant"),
    memoryId,
    position: cells.number(row, "position"),
    record,
    tokens,
    lengths: { open: cells.number(lengths, "open"), full: cells.number(lengths, "full") },
    analyser: cells.number(row, "analyser"),
  };
}

function tombstoneOf(row: ObjectRow): StoredTombstone {
  checkFormat(row, "mgp_tombstone");
  return {
    kind: "tombstone",
    tenant: cells.text(row, "tenant"),
    memoryId: cells.text(row, "memory_id"),
    revision: cells.number(row, "revision"),
    writeId: cells.text(row, "write_id"),
    position: cells.number(row, "position"),
    purgedAt: cells.number(row, "purged_at"),
  };
}

function checkFormat(row: ObjectRow, name: string): void {
  if (cells.number(row, name) !== FORMAT) throw new DamagedFile("a newer version of the adapter wrote it");
}

function rowOf(json: string): ObjectRow {
  try {
    return objectIn(JSON.parse(json));
  } catch (error) {
    if (error instanceof SyntaxError) throw new DamagedFile("it is not JSON", { cause: error });
    throw error;
  }
}

function objectIn(value: unknown): ObjectRow {
  if (typeof value !== "object" || value === null) throw new DamagedFile("it is not a JSON object");
  return { ...value };
}
