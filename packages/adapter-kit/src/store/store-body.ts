import type {
  BatchInsertResult,
  Call,
  ChangePage,
  ChangesRequest,
  Count,
  CountRequest,
  GetRequest,
  Hit,
  InsertManyRequest,
  InsertRequest,
  InsertResult,
  ListRequest,
  Maintained,
  MaintainRequest,
  MemoryKey,
  MemoryRecord,
  MissingPart,
  Page,
  PageRequest,
  RemoveRequest,
  RemoveResult,
  ReplaceRequest,
  ReplaceResult,
  SearchRequest,
  StoreError,
  WriteTrace,
} from "@mgp/core";

/** What a body may answer at once or later. */
export type Awaitable<Result> = Result | Promise<Result>;

/**
 * A store without its shell: statements and the quirks of a backend. `defineStore` makes a `MemoryStore` of it, whose
 * rules hold for the methods of the same names. By the time that a method is called, the store is open, the call may
 * begin, and a draft has passed its checks. Any error may be thrown: the shell translates what is no `StoreError`.
 */
export interface StoreBody {
  readonly get: (request: GetRequest, call: Call) => Awaitable<readonly (MemoryRecord | undefined)[]>;
  readonly insert: (request: InsertRequest, call: Call) => Awaitable<InsertResult>;
  /** Each item passed the checks of a draft. The backend's own bulk path, for one that reports each item. Absent: `insertTogether`, or one by one. */
  readonly insertMany?: (
    request: InsertManyRequest,
    call: Call,
  ) => Awaitable<readonly (BatchInsertResult | StoreError)[]>;
  /**
   * Inserts some items in one transaction, which has no effect where it throws; the shell then tries them one by one, so
   * that each fails alone. With `stopAtFirstExisting` the answer ends with the first that exists.
   */
  readonly insertTogether?: (request: InsertManyRequest, call: Call) => Awaitable<readonly BatchInsertResult[]>;
  readonly replace: (request: ReplaceRequest, call: Call) => Awaitable<ReplaceResult>;
  readonly remove: (request: RemoveRequest, call: Call) => Awaitable<RemoveResult>;
  readonly search: (request: SearchRequest, call: Call) => Awaitable<Page<Hit>>;
  readonly list: (request: ListRequest, call: Call) => Awaitable<Page<MemoryRecord>>;
  /** Absent: the store has no change feed, as its `Guarantees.changes` has to say. */
  readonly changes?: (request: ChangesRequest, call: Call) => Awaitable<ChangePage>;
  /**
   * Reads something, and says what it knows to be missing. That no write is taken the shell learns from writes that end
   * in `unwritable`, so only what shows earlier has to be said.
   */
  readonly health: (call: Call) => Awaitable<readonly MissingPart[]>;
  /** Called once, when no call is in flight any more. */
  readonly close: () => Awaitable<void>;
  readonly operator: OperatorBody;
}

/** What crosses tenants. */
export interface OperatorBody {
  readonly heldElsewhere: (request: MemoryKey, call: Call) => Awaitable<boolean>;
  readonly lastWrite: (request: MemoryKey, call: Call) => Awaitable<WriteTrace | undefined>;
  /** Absent: the backend cannot list its tenants, and a call is answered `unsupported`. */
  readonly tenants?: (page: PageRequest, call: Call) => Awaitable<Page<string>>;
  /** Absent: the shell counts what `list` returns, which reads every record that matches. */
  readonly count?: (request: CountRequest, call: Call) => Awaitable<Count>;
  /** Absent: the store keeps no tokens beyond its process. */
  readonly analyserVersion?: (call: Call) => Awaitable<number | undefined>;
  /** Absent: there is no upkeep; tombstones stay. */
  readonly maintain?: (request: MaintainRequest, call: Call) => Awaitable<Maintained>;
}
