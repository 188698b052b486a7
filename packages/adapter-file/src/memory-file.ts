import { hash } from "node:crypto";
import type { MemoryRecord, MemoryState, MemoryType, Scope, Subject } from "@mgp/core";
import { manifest } from "./manifest.ts";

/** What the file of a memory says. */
export interface StoredMemory {
  readonly kind: "memory";
  readonly tenant: string;
  readonly memoryId: string;
  /** Of its last change, in the order of all changes of the store. */
  readonly position: number;
  readonly record: MemoryRecord;
  /** The analysed words, with repetitions, joined by spaces: none has one inside. */
  readonly tokens: string;
}

/** What a purge leaves, so that the revisions of the id go on and a reader of the changes hears of it. */
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
  const { tenant, position, record, tokens } = stored;
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
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    expires_at: record.expiresAt,
    position,
    write_ids: record.writeIds,
    match_keys: record.matchKeys,
    person_keys: record.personKeys,
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
  if (bodyAt === -1) return tombstoneOf(fieldsOf(`${sealedText}}`));
  const tokensAt = sealedText.lastIndexOf(TOKENS);
  const fields = fieldsOf(`${sealedText.slice(0, bodyAt - 1)}}`);
  const body = sealedText.slice(bodyAt + BODY.length, tokensAt - 1);
  const tokens: unknown = JSON.parse(sealedText.slice(tokensAt + TOKENS.length));
  if (typeof tokens !== "string") throw new DamagedFile("its tokens are not a text");
  return memoryOf(fields, body, tokens);
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

function memoryOf(fields: Fields, body: string, tokens: string): StoredMemory {
  if (fields.number("mgp_memory") !== FORMAT) throw new DamagedFile("a newer version of the adapter wrote it");
  const stateChangedAt = fields.optionalNumber("state_changed_at");
  const stateReason = fields.optionalText("state_reason");
  const expiresAt = fields.optionalNumber("expires_at");
  const memoryId = fields.text("memory_id");
  const record: MemoryRecord = {
    memoryId,
    revision: fields.number("revision"),
    state: oneOf(STATES, fields.text("state")),
    ...(stateChangedAt === undefined ? {} : { stateChangedAt }),
    ...(stateReason === undefined ? {} : { stateReason }),
    body,
    subject: subjectOf(fields.value("subject")),
    scope: oneOf(SCOPES, fields.text("scope")),
    type: oneOf(TYPES, fields.text("type")),
    createdAt: fields.number("created_at"),
    updatedAt: fields.number("updated_at"),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    matchKeys: fields.texts("match_keys"),
    personKeys: fields.texts("person_keys"),
    writeIds: fields.texts("write_ids"),
  };
  const tenant = fields.text("tenant");
  return { kind: "memory", tenant, memoryId, position: fields.number("position"), record, tokens };
}

function tombstoneOf(fields: Fields): StoredTombstone {
  if (fields.number("mgp_tombstone") !== FORMAT) throw new DamagedFile("a newer version of the adapter wrote it");
  return {
    kind: "tombstone",
    tenant: fields.text("tenant"),
    memoryId: fields.text("memory_id"),
    revision: fields.number("revision"),
    writeId: fields.text("write_id"),
    position: fields.number("position"),
    purgedAt: fields.number("purged_at"),
  };
}

const STATES: readonly MemoryState[] = ["active", "expired", "revoked", "deleted"];
const TYPES: readonly MemoryType[] = manifest.supported_memory_types;
const SCOPES: readonly Scope[] = manifest.supported_scopes;
const KINDS: readonly Subject["kind"][] = ["user", "agent", "org", "task", "session", "custom"];

function subjectOf(value: unknown): Subject {
  const fields = new Fields(value);
  return { kind: oneOf(KINDS, fields.text("kind")), id: fields.text("id") };
}

function oneOf<Value extends string>(values: readonly Value[], text: string): Value {
  const found = values.find((value) => value === text);
  if (found === undefined) throw new DamagedFile(`it says ${text} where that is not possible`);
  return found;
}

function fieldsOf(json: string): Fields {
  try {
    return new Fields(JSON.parse(json));
  } catch (error) {
    if (error instanceof SyntaxError) throw new DamagedFile("it is not JSON", { cause: error });
    throw error;
  }
}

/** The members of a JSON object, asked for by name and kind. */
class Fields {
  readonly #values: ReadonlyMap<string, unknown>;

  constructor(value: unknown) {
    if (typeof value !== "object" || value === null) throw new DamagedFile("it is not a JSON object");
    this.#values = new Map(Object.entries(value));
  }

  value(name: string): unknown {
    return this.#values.get(name);
  }

  text(name: string): string {
    return this.optionalText(name) ?? this.#fail(name);
  }

  optionalText(name: string): string | undefined {
    const value = this.#values.get(name);
    return value === undefined || typeof value === "string" ? value : this.#fail(name);
  }

  number(name: string): number {
    return this.optionalNumber(name) ?? this.#fail(name);
  }

  optionalNumber(name: string): number | undefined {
    const value = this.#values.get(name);
    return value === undefined || typeof value === "number" ? value : this.#fail(name);
  }

  texts(name: string): readonly string[] {
    const value = this.#values.get(name);
    if (!Array.isArray(value)) return this.#fail(name);
    return value.map((item: unknown) => (typeof item === "string" ? item : this.#fail(name)));
  }

  #fail(name: string): never {
    throw new DamagedFile(`its ${name} is missing or of another kind`);
  }
}
