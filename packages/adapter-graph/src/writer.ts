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
} from "@mgp/core";
import { type Connection, numberIn, type Row, textIn } from "@mgp/sqlite";
import { storedKeysOf } from "./conditions.ts";
import { EdgeWriter } from "./edge-writer.ts";
import { edgesOf } from "./edges.ts";
import { placesOf, toRecord, valuesOf } from "./rows.ts";
import { writes } from "./sql.ts";
import { toWords } from "./words.ts";

/** What a record is found by. */
interface Words {
  readonly lengths: ContentLengths;
  readonly terms: string;
}

interface Held extends Words {
  readonly document: number;
  readonly record: MemoryRecord;
}

/** What writes do. Each method runs inside a transaction that its caller began, and sees what was done before in it. */
export class Writer {
  readonly #database: Connection;
  readonly #edges: EdgeWriter;
  readonly #now: () => number;

  constructor(database: Connection, now: () => number) {
    this.#database = database;
    this.#edges = new EdgeWriter(database);
    this.#now = now;
  }

  insert({ tenant: name, draft, searchable, unless }: InsertRequest): InsertResult {
    const known = this.#findTenant(name);
    const existing = known === undefined ? undefined : this.#existing(known, draft.memoryId, unless);
    if (existing !== undefined) return existing;
    const tenant = known ?? numberIn(this.#database.get(writes.addTenant, [name]), "number");
    const revision = this.#revisionAfterPurge(tenant, draft.memoryId);
    const { terms, lengths } = wordsOf(searchable);
    const row = this.#database.get(writes.insert, [
      tenant,
      draft.memoryId,
      revision,
      this.#nextPosition(),
      lengths.open,
      lengths.full,
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
    const { terms, lengths } = searchable === undefined ? held : wordsOf(searchable);
    this.#update(held, draft, { revision, terms, lengths });
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
    this.#database.change(writes.bury, [
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
    { revision, terms, lengths }: Words & Pick<MemoryRecord, "revision">,
  ): void {
    const position = this.#nextPosition();
    const places = placesOf(draft);
    const isInPlace = areSame(placesOf(record), places);
    const values = isInPlace ? valuesOf(draft) : [...places, ...valuesOf(draft)];
    const statement = isInPlace ? writes.updateInPlace : writes.update;
    this.#database.change(statement, [revision, position, lengths.open, lengths.full, terms, ...values, document]);
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

  #nextPosition(): number {
    return numberIn(this.#database.get(writes.nextPosition), "position");
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

function wordsOf({ tokens, lengths }: Searchable): Words {
  return { lengths, terms: toTerms(frequenciesOf(tokens)) };
}

function toHeld(row: Row): Held {
  return {
    document: numberIn(row, "document"),
    lengths: { open: numberIn(row, "open_length"), full: numberIn(row, "full_length") },
    terms: textIn(row, "terms"),
    record: toRecord(row),
  };
}

function matchable(record: RecordDraft): readonly string[] {
  return record.state === "active" ? record.matchKeys : [];
}

function areSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((each, place) => each === right[place]);
}
