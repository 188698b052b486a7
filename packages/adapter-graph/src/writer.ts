import { frequenciesOf, toTerms } from "@mgp/adapter-kit";
import {
  compareCodePoints,
  type ContentLengths,
  type InsertResult,
  type Match,
  type MemoryRecord,
  type RecordDraft,
  type RemoveResult,
  type ReplaceResult,
  type InsertRequest,
  type RemoveRequest,
  type ReplaceRequest,
  type Searchable,
  StoreError,
} from "@mgp/core";
import { type Connection, numberIn, type SqliteRow, textIn } from "@mgp/sqlite";
import { storedKeysOf } from "./conditions.ts";
import { EdgeWriter } from "./edge-writer.ts";
import { edgesOf } from "./edges.ts";
import { placesOf, toRecord, valuesOf } from "./rows.ts";
import { analysis, writes } from "./sql.ts";
import { toWords } from "./words.ts";

/** What a record is found by. */
interface Words {
  readonly lengths: ContentLengths;
  readonly terms: string;
  /** The version of the analyser that made them. */
  readonly analyser: number;
}

export interface Held extends Words {
  readonly document: number;
  readonly record: MemoryRecord;
}

/** What writes do. Each method runs inside a transaction that its caller began, and sees what was done before in it. */
export class Writer {
  readonly #database: Connection;
  readonly #edges: EdgeWriter;
  readonly #now: () => number;
  readonly #analyser: number;

  /** @param analyser the version of the one that makes what is written searchable */
  constructor(database: Connection, now: () => number, analyser: number) {
    this.#database = database;
    this.#edges = new EdgeWriter(database);
    this.#now = now;
    this.#analyser = analyser;
  }

  insert({ tenant: name, draft, searchable, unless }: InsertRequest): InsertResult {
    const known = this.#findTenant(name);
    const existing = known === undefined ? undefined : this.#existing(known, draft.memoryId, unless);
    if (existing !== undefined) return existing;
    const tenant = known ?? numberIn(this.#database.get(writes.addTenant, [name]), "number");
    const revision = this.#revisionAfterPurge(tenant, draft.memoryId);
    const { terms, lengths, analyser } = this.#wordsOf(searchable);
    const row = this.#database.get(writes.insert, [
      tenant,
      draft.memoryId,
      revision,
      this.#nextPosition(),
      lengths.open,
      lengths.full,
      analyser,
      terms,
      ...placesOf(draft),
      ...valuesOf(draft),
    ]);
    const document = numberIn(row, "document");
    this.#addMatchKeys(tenant, draft);
    this.#addKeys(tenant, document, draft);
    this.#database.change(writes.addWords, [document, toWords(tenant, terms, draft)]);
    this.#edges.add(tenant, document, edgesOf(draft));
    this.#database.change(writes.count, [1, lengths.open, lengths.full, tenant]);
    return { kind: "inserted", record: { ...draft, revision } };
  }

  replace({ tenant: name, draft, searchable, expectedRevision }: ReplaceRequest): ReplaceResult {
    const tenant = this.#findTenant(name);
    const held = tenant === undefined ? undefined : this.#find(tenant, draft.memoryId);
    if (tenant === undefined || held === undefined) return { kind: "absent" };
    const { record, document } = held;
    if (record.revision !== expectedRevision) return { kind: "stale", record };
    const revision = record.revision + 1;
    const words = searchable === undefined ? held : this.#wordsOf(searchable);
    const { terms, lengths } = words;
    this.#update(held, draft, { ...words, revision });
    this.#changeMatchKeys(tenant, record, draft);
    this.#changeKeys(tenant, held, draft);
    this.#changeWords(document, toWords(tenant, held.terms, record), toWords(tenant, terms, draft));
    if (draft.body !== record.body || draft.type !== record.type || draft.hidden !== record.hidden) {
      this.#edges.drop(tenant, document);
      this.#edges.add(tenant, document, edgesOf(draft));
    }
    this.#changeLengths(tenant, held.lengths, lengths);
    return { kind: "replaced", record: { ...draft, revision } };
  }

  /**
   * Gives a record that is as it was read the words that were made anew; `undefined`: none can be, it keeps its own. It
   * gets a new place among the changes, so that a search that has begun shows it once more.
   */
  analyse(tenant: number, { document, record, ...before }: Held, searchable: Searchable | undefined): void {
    const { terms, lengths } = searchable === undefined ? before : this.#wordsOf(searchable);
    const words = [lengths.open, lengths.full, this.#analyser, terms];
    this.#database.change(analysis.update, [this.#nextPosition(), ...words, document]);
    this.#changeWords(document, toWords(tenant, before.terms, record), toWords(tenant, terms, record));
    this.#changeLengths(tenant, before.lengths, lengths);
  }

  remove({ tenant: name, memoryId, expectedRevision, writeId }: RemoveRequest): RemoveResult {
    const tenant = this.#findTenant(name);
    const held = tenant === undefined ? undefined : this.#find(tenant, memoryId);
    if (tenant === undefined || held === undefined) return { kind: "absent" };
    const { record, document } = held;
    if (record.revision !== expectedRevision) return { kind: "stale" };
    this.#dropMatchKeys(tenant, record);
    this.#dropKeys(tenant, record);
    this.#database.change(writes.dropWords, [document, toWords(tenant, held.terms, record)]);
    this.#edges.drop(tenant, document);
    this.#edges.dropTo(tenant, memoryId);
    this.#database.change(writes.remove, [tenant, memoryId]);
    this.#database.change(writes.count, [-1, -held.lengths.open, -held.lengths.full, tenant]);
    this.#database.change(writes.putTombstone, [
      tenant,
      memoryId,
      record.revision + 1,
      this.#nextPosition(),
      writeId,
      this.#now(),
      record.thread ?? null,
      record.place ?? null,
    ]);
    return { kind: "removed" };
  }

  #update(
    { document, record }: Held,
    draft: RecordDraft,
    { revision, terms, lengths, analyser }: Words & Pick<MemoryRecord, "revision">,
  ): void {
    const position = this.#nextPosition();
    const places = placesOf(draft);
    const isInPlace = areSame(placesOf(record), places);
    const values = isInPlace ? valuesOf(draft) : [...places, ...valuesOf(draft)];
    const statement = isInPlace ? writes.updateInPlace : writes.update;
    const words = [lengths.open, lengths.full, analyser, terms];
    this.#database.change(statement, [revision, position, ...words, ...values, document]);
  }

  #existing(tenant: number, memoryId: string, unless: Match | undefined): InsertResult | undefined {
    const same = this.#find(tenant, memoryId);
    if (same !== undefined) return { kind: "exists", by: "id", record: same.record };
    if (unless === undefined) return undefined;
    const preferred = unless.memoryId === undefined ? undefined : this.#find(tenant, unless.memoryId);
    if (preferred?.record.state === "active") return { kind: "exists", by: "preferred", record: preferred.record };
    const [first] = unless.keys
      .map((key) => this.#database.get(writes.firstMatch, [tenant, key]))
      .filter((row) => row !== undefined)
      .map((row) => textIn(row, "memory_id"))
      .toSorted(compareCodePoints);
    const match = first === undefined ? undefined : this.#find(tenant, first);
    return match === undefined ? undefined : { kind: "exists", by: "key", record: match.record };
  }

  #findTenant(name: string): number | undefined {
    const row = this.#database.get(writes.tenant, [name]);
    return row === undefined ? undefined : numberIn(row, "number");
  }

  #find(tenant: number, memoryId: string): Held | undefined {
    const row = this.#database.get(writes.record, [tenant, memoryId]);
    return row === undefined ? undefined : toHeld(row);
  }

  #revisionAfterPurge(tenant: number, memoryId: string): number {
    const tombstone = this.#database.get(writes.tombstone, [tenant, memoryId]);
    if (tombstone === undefined) return 1;
    this.#database.change(writes.dropTombstone, [tenant, memoryId]);
    return numberIn(tombstone, "revision") + 1;
  }

  /** Another process may have made all words anew, with a newer analyser, since this one opened the database. */
  #nextPosition(): number {
    const row = this.#database.get(writes.nextPosition);
    if (numberIn(row, "analyser") > this.#analyser) throw takenOver();
    return numberIn(row, "position");
  }

  #wordsOf({ tokens, lengths }: Searchable): Words {
    return { lengths, terms: toTerms(frequenciesOf(tokens)), analyser: this.#analyser };
  }

  #addMatchKeys(tenant: number, record: RecordDraft): void {
    for (const key of matchable(record)) this.#database.change(writes.addMatchKey, [tenant, key, record.memoryId]);
  }

  #dropMatchKeys(tenant: number, record: RecordDraft): void {
    for (const key of matchable(record)) this.#database.change(writes.dropMatchKey, [tenant, key, record.memoryId]);
  }

  #changeMatchKeys(tenant: number, before: RecordDraft, after: RecordDraft): void {
    if (areSame(matchable(before), matchable(after))) return;
    this.#dropMatchKeys(tenant, before);
    this.#addMatchKeys(tenant, after);
  }

  #addKeys(tenant: number, document: number, record: RecordDraft): void {
    for (const key of storedKeysOf(record))
      this.#database.change(writes.addKey, [tenant, key, record.memoryId, -record.updatedAt, document]);
  }

  #dropKeys(tenant: number, record: RecordDraft): void {
    for (const key of storedKeysOf(record)) this.#database.change(writes.dropKey, [tenant, key, record.memoryId]);
  }

  #changeKeys(tenant: number, { document, record }: Held, draft: RecordDraft): void {
    const keys = storedKeysOf(draft);
    if (!areSame(storedKeysOf(record), keys)) {
      this.#dropKeys(tenant, record);
      this.#addKeys(tenant, document, draft);
    } else if (draft.updatedAt !== record.updatedAt)
      for (const key of keys) this.#database.change(writes.moveKey, [-draft.updatedAt, tenant, key, draft.memoryId]);
  }

  #changeLengths(tenant: number, before: ContentLengths, after: ContentLengths): void {
    const [open, full] = [after.open - before.open, after.full - before.full];
    if (open !== 0 || full !== 0) this.#database.change(writes.count, [0, open, full, tenant]);
  }

  #changeWords(document: number, before: string, after: string): void {
    if (before === after) return;
    this.#database.change(writes.dropWords, [document, before]);
    this.#database.change(writes.addWords, [document, after]);
  }
}

function takenOver(): StoreError {
  return new StoreError(
    "misconfigured",
    "the words of the graph store were made by a newer analyser: install the newer release in this gateway, too",
  );
}

export function toHeld(row: SqliteRow): Held {
  return {
    document: numberIn(row, "document"),
    lengths: { open: numberIn(row, "open_length"), full: numberIn(row, "full_length") },
    terms: textIn(row, "terms"),
    analyser: numberIn(row, "analyser"),
    record: toRecord(row),
  };
}

function matchable(record: RecordDraft): readonly string[] {
  return record.state === "active" ? record.matchKeys : [];
}

function areSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((each, place) => each === right[place]);
}
