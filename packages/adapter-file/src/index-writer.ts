import type { Match } from "@mgp/core";
import { marks } from "./filter-sql.ts";
import type { Stored, StoredMemory, StoredTombstone } from "./memory-file.ts";
import { chunkOf, encodePostings, frequenciesOf, type Posting, withoutDocument } from "./postings.ts";
import type { RecentWords } from "./recent-words.ts";
import { bytesIn, numberIn, type Row, type Statements, textIn } from "./statements.ts";

/** What a decision about a write needs to know of the record that stands there. */
export interface Standing {
  readonly memoryId: string;
  readonly revision: number;
  readonly state: string;
}

/** Changes of the index, inside a transaction that the caller begins and ends. */
export class IndexWriter {
  readonly #statements: Statements;
  readonly #recent: RecentWords;
  /** Changes of what is in memory, for when the transaction is committed. */
  #onCommit: (() => void)[] = [];
  #nextDocument: number;
  #flushed: number;

  constructor(statements: Statements, recent: RecentWords) {
    this.#statements = statements;
    this.#recent = recent;
    this.#flushed = numberIn(statements.first("SELECT value FROM meta WHERE name = 'flushed'"), "value");
    const last = statements.first("SELECT coalesce(max(document), 0) AS last FROM record");
    this.#nextDocument = Math.max(this.#flushed, numberIn(last, "last")) + 1;
    for (const row of statements.all(
      "SELECT document, tenant, tokens FROM record JOIN words USING (document) WHERE document > ?",
      this.#flushed,
    )) {
      recent.add(numberIn(row, "document"), numberIn(row, "tenant"), textIn(row, "tokens"));
    }
  }

  /** Everything up to here is in the index. */
  get applied(): number {
    return numberIn(this.#statements.first("SELECT value FROM meta WHERE name = 'applied'"), "value");
  }

  begin(): void {
    this.#onCommit = [];
    this.#statements.database.exec("BEGIN IMMEDIATE");
  }

  commit(): void {
    this.#statements.database.exec("COMMIT");
    for (const change of this.#onCommit) change();
  }

  rollBack(): void {
    if (this.#statements.database.isTransaction) this.#statements.database.exec("ROLLBACK");
  }

  /** Does the work, or leaves no trace of it. */
  attempt<Result>(work: () => Result): Result {
    const waiting = this.#onCommit.length;
    this.#statements.run("SAVEPOINT attempt");
    try {
      const result = work();
      this.#statements.run("RELEASE attempt");
      return result;
    } catch (error) {
      this.#onCommit.length = waiting;
      this.#statements.run("ROLLBACK TO attempt");
      this.#statements.run("RELEASE attempt");
      throw error;
    }
  }

  /** Of a tenant that is not known yet: all that old readers of changes may have missed. */
  setHorizon(position: number): void {
    this.#statements.run("UPDATE meta SET value = ? WHERE name = 'horizon'", position);
  }

  setApplied(position: number): void {
    this.#statements.run("UPDATE meta SET value = ? WHERE name = 'applied'", position);
  }

  find(tenant: string, memoryId: string): Standing | undefined {
    const row = this.#statements.first(
      "SELECT memory_id, revision, state FROM record " +
        "WHERE tenant = (SELECT tenant FROM tenant WHERE name = ?) AND memory_id = ?",
      tenant,
      memoryId,
    );
    return row === undefined ? undefined : standingOf(row);
  }

  /** What turns an insert into a hit, besides its own id. */
  match(tenant: string, unless: Match): { readonly standing: Standing; readonly by: "preferred" | "key" } | undefined {
    const preferred = unless.memoryId === undefined ? undefined : this.find(tenant, unless.memoryId);
    if (preferred?.state === "active") return { standing: preferred, by: "preferred" };
    if (unless.keys.length === 0) return undefined;
    const row = this.#statements.first(
      "SELECT memory_id FROM active_match WHERE tenant = (SELECT tenant FROM tenant WHERE name = ?) " +
        `AND key IN (${marks(unless.keys)}) ORDER BY memory_id LIMIT 1`,
      tenant,
      ...unless.keys,
    );
    const standing = row === undefined ? undefined : this.find(tenant, textIn(row, "memory_id"));
    return standing === undefined ? undefined : { standing, by: "key" };
  }

  /** Of the tombstone of an id; 0: there is none. */
  buriedRevision(tenant: string, memoryId: string): number {
    const row = this.#statements.first(
      "SELECT revision FROM tombstone WHERE tenant = (SELECT tenant FROM tenant WHERE name = ?) AND memory_id = ?",
      tenant,
      memoryId,
    );
    return row === undefined ? 0 : numberIn(row, "revision");
  }

  tokensOf(tenant: string, memoryId: string): string {
    const row = this.#statements.first(
      "SELECT tokens FROM record JOIN words USING (document) " +
        "WHERE tenant = (SELECT tenant FROM tenant WHERE name = ?) AND memory_id = ?",
      tenant,
      memoryId,
    );
    return textIn(row, "tokens");
  }

  /** Brings the index in step with what a file says, or will say. */
  apply(stored: Stored): void {
    const tenant = this.#tenantOf(stored.tenant);
    if (stored.kind === "memory") this.#put(tenant, stored);
    else this.#bury(tenant, stored);
  }

  /** A file is gone without a trace. */
  forget(tenantName: string, memoryId: string): void {
    const tenant = this.#tenantOf(tenantName);
    this.#remove(tenant, memoryId);
    this.#statements.run("DELETE FROM tombstone WHERE tenant = ? AND memory_id = ?", tenant, memoryId);
  }

  /** Old readers of the changes of this tenant would miss the tombstone that was forgotten. */
  forgetTombstone(tenant: number, memoryId: string, position: number): void {
    this.#statements.run("DELETE FROM tombstone WHERE tenant = ? AND memory_id = ?", tenant, memoryId);
    this.#statements.run("UPDATE tenant SET horizon = max(horizon, ?) WHERE tenant = ?", position, tenant);
  }

  /** Adds the words that are in memory to the index on disk. In a transaction of its own. */
  flush(): void {
    const flushed = this.#nextDocument - 1;
    this.begin();
    try {
      for (const { tenant, token, postings } of this.#recent.all()) this.#addPostings(tenant, token, postings);
      this.#statements.run("UPDATE meta SET value = ? WHERE name = 'flushed'", flushed);
      this.commit();
    } catch (error) {
      this.rollBack();
      throw error;
    }
    this.#flushed = flushed;
    this.#recent.clear();
  }

  #tenantOf(name: string): number {
    const known = this.#statements.first("SELECT tenant FROM tenant WHERE name = ?", name);
    if (known !== undefined) return numberIn(known, "tenant");
    const horizon = numberIn(this.#statements.first("SELECT value FROM meta WHERE name = 'horizon'"), "value");
    const made = this.#statements.first(
      "INSERT INTO tenant (name, documents, tokens, horizon) VALUES (?, 0, 0, ?) RETURNING tenant",
      name,
      horizon,
    );
    return numberIn(made, "tenant");
  }

  #put(tenant: number, { memoryId, position, record, tokens }: StoredMemory): void {
    const before = this.#statements.first(
      "SELECT document, tokens FROM record JOIN words USING (document) WHERE tenant = ? AND memory_id = ?",
      tenant,
      memoryId,
    );
    const isSame = before !== undefined && textIn(before, "tokens") === tokens;
    const document = isSame ? numberIn(before, "document") : this.#nextDocument;
    if (isSame) this.#removeRow(tenant, memoryId);
    else {
      this.#remove(tenant, memoryId);
      this.#nextDocument += 1;
      this.#addWords(document, tenant, tokens);
    }
    this.#statements.run("DELETE FROM tombstone WHERE tenant = ? AND memory_id = ?", tenant, memoryId);
    this.#statements.run(
      "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      document,
      tenant,
      memoryId,
      record.revision,
      record.state,
      record.subject.kind,
      record.subject.id,
      record.scope,
      record.type,
      record.createdAt,
      record.updatedAt,
      record.expiresAt ?? null,
      position,
      JSON.stringify(record.matchKeys),
      JSON.stringify(record.personKeys),
    );
    for (const key of new Set(record.personKeys)) {
      this.#statements.run("INSERT INTO person VALUES (?, ?, ?)", tenant, key, memoryId);
    }
    if (record.state !== "active") return;
    for (const key of new Set(record.matchKeys)) {
      this.#statements.run("INSERT INTO active_match VALUES (?, ?, ?)", tenant, key, memoryId);
    }
  }

  #bury(tenant: number, { memoryId, revision, writeId, position, purgedAt }: StoredTombstone): void {
    this.#remove(tenant, memoryId);
    this.#statements.run(
      "INSERT OR REPLACE INTO tombstone VALUES (?, ?, ?, ?, ?, ?)",
      tenant,
      memoryId,
      revision,
      writeId,
      position,
      purgedAt,
    );
  }

  #remove(tenant: number, memoryId: string): void {
    const row = this.#statements.first(
      "SELECT document, tokens FROM record JOIN words USING (document) WHERE tenant = ? AND memory_id = ?",
      tenant,
      memoryId,
    );
    if (row === undefined) return;
    this.#removeRow(tenant, memoryId);
    this.#removeWords(numberIn(row, "document"), tenant, textIn(row, "tokens"));
  }

  #removeRow(tenant: number, memoryId: string): void {
    const row = this.#statements.first(
      "DELETE FROM record WHERE tenant = ? AND memory_id = ? RETURNING match_keys, person_keys",
      tenant,
      memoryId,
    );
    for (const key of keysIn(row, "person_keys")) {
      this.#statements.run("DELETE FROM person WHERE tenant = ? AND key = ? AND memory_id = ?", tenant, key, memoryId);
    }
    for (const key of keysIn(row, "match_keys")) {
      this.#statements.run(
        "DELETE FROM active_match WHERE tenant = ? AND key = ? AND memory_id = ?",
        tenant,
        key,
        memoryId,
      );
    }
  }

  #addWords(document: number, tenant: number, tokens: string): void {
    this.#statements.run("INSERT INTO words VALUES (?, ?)", document, tokens);
    this.#count(tenant, 1, lengthOf(tokens));
    this.#onCommit.push(() => {
      this.#recent.add(document, tenant, tokens);
    });
  }

  #removeWords(document: number, tenant: number, tokens: string): void {
    this.#statements.run("DELETE FROM words WHERE document = ?", document);
    this.#count(tenant, -1, -lengthOf(tokens));
    if (document > this.#flushed) {
      this.#onCommit.push(() => {
        this.#recent.delete(document);
      });
      return;
    }
    const chunk = chunkOf(document);
    for (const token of frequenciesOf(tokens).frequencies.keys()) {
      const row = this.#statements.first(
        "SELECT data FROM posting WHERE tenant = ? AND token = ? AND chunk = ?",
        tenant,
        token,
        chunk,
      );
      this.#dropTerm(tenant, token);
      const data = withoutDocument(bytesIn(row, "data"), document);
      const where = "WHERE tenant = ? AND token = ? AND chunk = ?";
      if (data.length === 0) this.#statements.run(`DELETE FROM posting ${where}`, tenant, token, chunk);
      else this.#statements.run(`UPDATE posting SET data = ? ${where}`, data, tenant, token, chunk);
    }
  }

  #count(tenant: number, documents: number, tokens: number): void {
    this.#statements.run(
      "UPDATE tenant SET documents = documents + ?, tokens = tokens + ? WHERE tenant = ?",
      documents,
      tokens,
      tenant,
    );
  }

  /** One document fewer holds the token; leaves none that no document holds. */
  #dropTerm(tenant: number, token: string): void {
    const where = "WHERE tenant = ? AND token = ?";
    this.#statements.run(`UPDATE term SET documents = documents - 1 ${where}`, tenant, token);
    this.#statements.run(`DELETE FROM term ${where} AND documents <= 0`, tenant, token);
  }

  #addPostings(tenant: number, token: string, postings: readonly Posting[]): void {
    this.#statements.run(
      "INSERT INTO term VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET documents = documents + excluded.documents",
      tenant,
      token,
      postings.length,
    );
    const chunks = Map.groupBy(postings, ({ document }) => chunkOf(document));
    for (const [chunk, inChunk] of chunks) {
      this.#statements.run(
        "INSERT INTO posting VALUES (?, ?, ?, ?) " +
          "ON CONFLICT DO UPDATE SET data = CAST(data || excluded.data AS BLOB)",
        tenant,
        token,
        chunk,
        encodePostings(inChunk),
      );
    }
  }
}

function standingOf(row: Row): Standing {
  return { memoryId: textIn(row, "memory_id"), revision: numberIn(row, "revision"), state: textIn(row, "state") };
}

function keysIn(row: Row | undefined, name: string): ReadonlySet<string> {
  const keys: unknown = row === undefined ? [] : JSON.parse(textIn(row, name));
  return new Set(Array.isArray(keys) ? keys.filter((key) => typeof key === "string") : []);
}

function lengthOf(tokens: string): number {
  return frequenciesOf(tokens).length;
}
