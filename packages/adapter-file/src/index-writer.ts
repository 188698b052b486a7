import type { ContentLengths } from "@mgp/core";
import { type Connection, numberIn, type SqliteRow, textsIn } from "@mgp/sqlite";
import type { Stored, StoredMemory, StoredTombstone } from "./memory-file.ts";
import type { WordIndex } from "./word-index.ts";
import { areSameWords, wordsIn } from "./words.ts";

const ADD_KEY = "INSERT OR IGNORE INTO record_key VALUES (?, ?, ?, ?, ?)";
const REMOVE_KEY = "DELETE FROM record_key WHERE tenant = ? AND field = ? AND key = ? AND memory_id = ?";

/** Changes of the index, inside a transaction that the caller begins and ends. */
export class IndexWriter {
  readonly #connection: Connection;
  readonly #words: WordIndex;
  #nextDocument: number;

  constructor(connection: Connection, words: WordIndex) {
    this.#connection = connection;
    this.#words = words;
    this.#nextDocument = words.next;
  }

  /** Old readers of changes may have missed a tombstone up to here, of a tenant that is not known yet; no change may have a lower position. */
  setHorizon(position: number): void {
    this.#connection.change("UPDATE meta SET value = ? WHERE name IN ('horizon', 'position')", [position]);
  }

  /**
   * Brings the index in step with what a file says, or will say.
   *
   * @returns what is to be done once the transaction is committed
   */
  apply(stored: Stored): () => void {
    const tenant = this.#tenantOf(stored.tenant);
    this.#connection.change("UPDATE meta SET value = max(value, ?) WHERE name = 'position'", [stored.position]);
    return stored.kind === "memory" ? this.#put(tenant, stored) : this.#putTombstone(tenant, stored);
  }

  /** A file is gone without a trace. @returns as `apply` */
  forget(tenantName: string, memoryId: string): () => void {
    const tenant = this.#tenantOf(tenantName);
    this.#forgetTombstone(tenant, memoryId);
    return this.#remove(tenant, memoryId);
  }

  /** Old readers of the changes of this tenant would miss the tombstone that was forgotten. */
  forgetTombstone(tenant: number, memoryId: string, position: number): void {
    this.#forgetTombstone(tenant, memoryId);
    this.#connection.change("UPDATE tenant SET horizon = max(horizon, ?) WHERE tenant = ?", [position, tenant]);
  }

  /** The words of a memory whose file cannot be read stay, whichever analyser made them. */
  keepWords(document: number, analyser: number): void {
    this.#connection.change("UPDATE record SET analyser = ? WHERE document = ?", [analyser, document]);
  }

  #forgetTombstone(tenant: number, memoryId: string): void {
    this.#connection.change("DELETE FROM tombstone WHERE tenant = ? AND memory_id = ?", [tenant, memoryId]);
  }

  #tenantOf(name: string): number {
    const known = this.#connection.get("SELECT tenant FROM tenant WHERE name = ?", [name]);
    if (known !== undefined) return numberIn(known, "tenant");
    const made = this.#connection.get(
      "INSERT INTO tenant (name, documents, open_tokens, full_tokens, horizon) " +
        "SELECT ?, 0, 0, 0, value FROM meta WHERE name = 'horizon' RETURNING tenant",
      [name],
    );
    return numberIn(made, "tenant");
  }

  #put(tenant: number, memory: StoredMemory): () => void {
    const before = this.#wordsOf(tenant, memory.memoryId);
    this.#forgetTombstone(tenant, memory.memoryId);
    if (before !== undefined && areSameWords(wordsIn(before), memory)) {
      this.#removeRow(tenant, memory.memoryId);
      this.#addRow(tenant, numberIn(before, "document"), memory);
      return () => {};
    }
    const removed = this.#remove(tenant, memory.memoryId);
    const document = this.#nextDocument;
    this.#nextDocument += 1;
    this.#addRow(tenant, document, memory);
    this.#count(tenant, 1, memory.lengths);
    const added = this.#words.add(document, tenant, memory);
    return () => {
      removed();
      added();
    };
  }

  #putTombstone(tenant: number, { memoryId, revision, writeId, position, purgedAt }: StoredTombstone): () => void {
    const removed = this.#remove(tenant, memoryId);
    const values = [tenant, memoryId, revision, writeId, position, purgedAt];
    this.#connection.change("INSERT OR REPLACE INTO tombstone VALUES (?, ?, ?, ?, ?, ?)", values);
    return removed;
  }

  #wordsOf(tenant: number, memoryId: string): SqliteRow | undefined {
    return this.#connection.get(
      "SELECT document, tokens, open_length, full_length FROM record JOIN words USING (document) " +
        "WHERE tenant = ? AND memory_id = ?",
      [tenant, memoryId],
    );
  }

  #remove(tenant: number, memoryId: string): () => void {
    const row = this.#wordsOf(tenant, memoryId);
    if (row === undefined) return () => {};
    const { tokens, lengths } = wordsIn(row);
    this.#removeRow(tenant, memoryId);
    this.#count(tenant, -1, lengths);
    return this.#words.remove(numberIn(row, "document"), tenant, tokens);
  }

  #addRow(tenant: number, document: number, { memoryId, position, record, analyser }: StoredMemory): void {
    const values = [
      document,
      tenant,
      memoryId,
      record.revision,
      record.state,
      record.stateChangedAt ?? null,
      record.subject.kind,
      record.subject.id,
      record.scope,
      record.type,
      record.sensitivity ?? null,
      record.createdAt,
      record.updatedAt,
      record.expiresAt ?? null,
      record.validFrom ?? null,
      record.validTo ?? null,
      position,
      JSON.stringify(record.matchKeys),
      JSON.stringify(record.personKeys),
      JSON.stringify(record.labelKeys),
      analyser,
    ];
    this.#connection.change(`INSERT INTO record VALUES (${values.map(() => "?").join(", ")})`, values);
    const add = (field: string, keys: readonly string[], age: number | null): void => {
      for (const key of keys) this.#connection.change(ADD_KEY, [tenant, field, key, memoryId, age]);
    };
    add("person", record.personKeys, record.updatedAt);
    add("label", record.labelKeys, record.updatedAt);
    if (record.state === "active") add("match", record.matchKeys, null);
  }

  #removeRow(tenant: number, memoryId: string): void {
    const row = this.#connection.get(
      "DELETE FROM record WHERE tenant = ? AND memory_id = ? RETURNING match_keys, person_keys, label_keys",
      [tenant, memoryId],
    );
    for (const field of ["match", "person", "label"] as const)
      for (const key of textsIn(row, `${field}_keys`))
        this.#connection.change(REMOVE_KEY, [tenant, field, key, memoryId]);
  }

  /** @param documents 1 that came, or -1 that went */
  #count(tenant: number, documents: 1 | -1, { open, full }: ContentLengths): void {
    this.#connection.change(
      "UPDATE tenant SET documents = documents + ?, open_tokens = open_tokens + ?, full_tokens = full_tokens + ? " +
        "WHERE tenant = ?",
      [documents, documents * open, documents * full, tenant],
    );
  }
}
