import type { Call } from "./call.ts";
import type { ChangePage } from "./changes.ts";
import type { Filter } from "./filter.ts";
import type { MemoryRecord, RecordDraft, Searchable } from "./memory-record.ts";
import type { BatchInsertResult, InsertResult, Match, RemoveResult, ReplaceResult, WriteTrace } from "./outcomes.ts";
import type { Page, PageRequest } from "./page.ts";
import type { Hit, SearchQuery } from "./search.ts";
import type { StoreError } from "./store-error.ts";
import type { MissingPart } from "./store-health.ts";

/** One id within one tenant. */
export interface MemoryKey {
  readonly tenant: string;
  readonly memoryId: string;
}

export interface GetRequest {
  readonly tenant: string;
  readonly memoryIds: readonly string[];
}

/** One item of `insertMany`: an insert without its tenant. */
export interface InsertItem {
  readonly draft: RecordDraft;
  readonly searchable: Searchable;
  /** Absent: only the same id stands in the way. */
  readonly unless?: Match | undefined;
}

export interface InsertRequest extends InsertItem {
  readonly tenant: string;
}

export interface InsertManyRequest {
  readonly tenant: string;
  readonly items: readonly InsertItem[];
  /** Nothing after the first result that is not `inserted` is tried, and the answer ends with that result. */
  readonly stopAtFirstExisting: boolean;
}

export interface ReplaceRequest {
  readonly tenant: string;
  readonly draft: RecordDraft;
  /**
   * Absent: tokens and text did not change, nor whether the content is hidden, so nothing is indexed or embedded again
   * (every lifecycle change).
   */
  readonly searchable?: Searchable | undefined;
  readonly expectedRevision: number;
}

export interface RemoveRequest extends MemoryKey {
  readonly expectedRevision: number;
  /** What the tombstone keeps, so that recovery can tell whose purge it was. */
  readonly writeId: string;
}

export interface SearchRequest {
  readonly tenant: string;
  readonly query: SearchQuery;
}

export interface ListRequest {
  readonly tenant: string;
  readonly filter: Filter;
  /**
   * `id`, which is the default: by ascending memoryId (code points). `newest`: by `updatedAt`, the latest first, equal
   * ones by ascending memoryId; a record that changes meanwhile moves to the front and may be missed.
   */
  readonly order?: ListOrder;
  readonly page: PageRequest;
}

export type ListOrder = "id" | "newest";

export interface ChangesRequest {
  readonly tenant: string;
  readonly page: PageRequest;
}

export interface CountRequest {
  readonly tenant: string;
  readonly filter: Filter;
}

export interface MaintainRequest {
  /** Milliseconds after which it returns, with `more` where something is left to do. */
  readonly budgetMs: number;
  /** Epoch milliseconds: tombstones older than this may be forgotten. */
  readonly tombstonesBefore: number;
}

/** How many records match; `exact` false: an estimate. */
export interface Count {
  readonly count: number;
  readonly exact: boolean;
}

export interface Maintained {
  /** There is upkeep left. */
  readonly more: boolean;
  /** Names of records that could not be read. */
  readonly damaged: readonly string[];
}

/**
 * Where memories are kept. A store keeps and finds records; it decides nothing. What a memory means (conflicts,
 * lifecycle, redaction, time to live) lives above it, once, so that every backend can be correct.
 *
 * Rules for every method:
 * - Each takes one object and the call. The tenant is part of every key: two tenants may hold one id and never meet. Only `operator`
 *   crosses tenants.
 * - Text is compared by its exact code points, never by a collation, and bound as a parameter, never spliced into a
 *   query.
 * - The only error is `StoreError`; its message holds no driver text, address, path or content.
 * - `call.signal` and `call.deadline` reach the driver.
 * - A method that returns has taken effect, as durably as `Guarantees.durable` says.
 *
 * @see `Guarantees` for what a store may leave unpromised.
 */
export interface MemoryStore {
  /** Records in any state, in the order asked; `undefined` where there is none or it was purged. */
  get(request: GetRequest, call: Call): Promise<readonly (MemoryRecord | undefined)[]>;

  /**
   * Stores a new record with the next revision of its id (1, or one after its tombstone's), unless one is there:
   * the same id in any state, else a hit of `unless`. Atomic with every insert of the tenant that shares the id or
   * a key of `unless`. An insert without `unless` and a `replace` need no lock on keys: equal keys are lawful, so a
   * unique index on them would be wrong.
   */
  insert(request: InsertRequest, call: Call): Promise<InsertResult>;

  /**
   * Inserts in order, as so many calls of `insert` would; each item is atomic, the batch is not, and an item sees
   * those before it. An item that fails gives its error in its place and ends the batch.
   * What is in a record that is in the way is not read: the whole batch is held at once. A store without a bulk path
   * uses `insertOneByOne`.
   */
  insertMany(request: InsertManyRequest, call: Call): Promise<readonly (BatchInsertResult | StoreError)[]>;

  /**
   * Compare-and-set: stores the draft with revision + 1 if the stored revision is the expected one.
   */
  replace(request: ReplaceRequest, call: Call): Promise<ReplaceResult>;

  /**
   * Compare-and-purge: removes content, index entries, vectors, old versions and copies, and leaves a tombstone of
   * tenant, id, revision + 1, change position and `writeId`, and of the record at most its thread and its place.
   * `insert` treats a tombstone as absent.
   */
  remove(request: RemoveRequest, call: Call): Promise<RemoveResult>;

  /**
   * The best hits first; equal scores by `updatedAt`, newest first, then by ascending memoryId. Only records that
   * match the filter count toward the limit. At least every record that holds one of the terms is found (of more than
   * 256 terms, of those that the kit's ranking chooses); vectors and graph edges may add to them. The answer to a query
   * of open content depends on nothing that only hidden content says. A cursor goes on behind the last hit; while nothing is written no hit comes
   * twice.
   *
   * Whatever is written between pages, where `Guarantees.searchPages` says `steady`: of the records that held a term
   * and matched at the first page, one that does not change comes in exactly one page, and one that changes and still
   * holds a term and matches comes in at least one. Pages come in rounds: first what has not changed since the first
   * page, best first, then what has, at most two times more; a record that keeps changing may be missed. What is found
   * only by being similar or linked may be missed when that changes by which it is found.
   */
  search(request: SearchRequest, call: Call): Promise<Page<Hit>>;

  /**
   * In the order asked, by keyset: a record written meanwhile never shifts or repeats another. Cursors by id are those
   * of `idCursor`, cursors by age those of `newestCursor`, and one of any place goes on behind it, whether a record is
   * there or not.
   */
  list(request: ListRequest, call: Call): Promise<Page<MemoryRecord>>;

  /** The change feed after the cursor, in commit order. Throws `unsupported` when `Guarantees.changes` is `none`. */
  changes(request: ChangesRequest, call: Call): Promise<ChangePage>;

  /**
   * Resolves when the backend could be read just now, with what it cannot do beside that; touches it at every call.
   * Rejects where nothing can be read. It changes nothing and asks no service that costs money: that a write fails, or an
   * embedding, may be known from the last one only.
   */
  health(call: Call): Promise<readonly MissingPart[]>;

  /** Waits for the calls in flight and releases everything. A second call does nothing; any other then throws `unavailable`. */
  close(): Promise<void>;

  readonly operator: StoreOperator;
}

/** What crosses tenants, for the operator's commands and crash recovery; never the source of a request's data. */
export interface StoreOperator {
  /** Is this id held by a tenant other than this one? Asked only with authentication off, and only after a miss. */
  heldElsewhere(key: MemoryKey, call: Call): Promise<boolean>;

  /** The last write of an id, a purge included; `undefined` when the id was never held. */
  lastWrite(key: MemoryKey, call: Call): Promise<WriteTrace | undefined>;

  /** Every tenant that holds a record or a tombstone, ascending. */
  tenants(page: PageRequest, call: Call): Promise<Page<string>>;

  count(request: CountRequest, call: Call): Promise<Count>;

  /**
   * The oldest version of the analyser that tokens of the store may be of: kept with the store since it was made, and
   * raised by a reindex only. `undefined`: it keeps no tokens beyond its process. Where this is older than the program's
   * own, some memories are not found by their words until `mgp-gateway reindex` has run.
   */
  analyserVersion(call: Call): Promise<number | undefined>;

  /**
   * Bounded upkeep: compaction, index refresh, forgetting tombstones older than an instant (epoch milliseconds). A
   * change cursor older than a forgotten tombstone is `cursor_invalid` from then on.
   */
  maintain(
    request: MaintainRequest,
    call: Call,
  ): Promise<{ readonly more: boolean; readonly damaged: readonly string[] }>;
}
