import {
  type Call,
  type ChangePage,
  type Hit,
  insertOneByOne,
  type BatchInsertResult,
  type InsertResult,
  type MemoryRecord,
  type MemoryStore,
  type MissingPart,
  type Page,
  type RemoveResult,
  type ReplaceResult,
  type SearchQuery,
  StoreError,
  type StoreErrorCode,
  type StoreOperator,
  type GetRequest,
  type InsertRequest,
  type InsertManyRequest,
  type ReplaceRequest,
  type RemoveRequest,
  type SearchRequest,
  type ListRequest,
  type ChangesRequest,
} from "@mgp/core";

/** What a test can watch and disturb. */
export type StoreMethod =
  | "get"
  | "insert"
  | "insertMany"
  | "replace"
  | "remove"
  | "search"
  | "list"
  | "changes"
  | "health"
  | "heldElsewhere"
  | "lastWrite";

export interface StoreCall {
  readonly method: StoreMethod;
  readonly tenant: string | undefined;
}

/** Told of each call before it reaches the store, or after it took effect; may wait, and may throw. */
export type StoreHook = (call: StoreCall) => void | Promise<void>;

const quiet: StoreHook = () => undefined;

/** A store that counts what it is asked, and fails or waits where a test says so. */
export class SpiedStore implements MemoryStore {
  readonly calls: StoreCall[] = [];
  readonly queries: SearchQuery[] = [];
  readonly operator: StoreOperator;
  before: StoreHook = quiet;
  after: StoreHook = quiet;
  readonly #inner: MemoryStore;

  constructor(inner: MemoryStore) {
    this.#inner = inner;
    const { operator } = inner;
    this.operator = {
      heldElsewhere: ({ tenant, memoryId }, call) =>
        this.#pass("heldElsewhere", tenant, () => operator.heldElsewhere({ tenant, memoryId }, call)),
      lastWrite: ({ tenant, memoryId }, call) =>
        this.#pass("lastWrite", tenant, () => operator.lastWrite({ tenant, memoryId }, call)),
      tenants: (page, call) => operator.tenants(page, call),
      count: ({ tenant, filter }, call) => operator.count({ tenant, filter }, call),
      analyserVersion: (call) => operator.analyserVersion(call),
      maintain: ({ budgetMs: budget, tombstonesBefore: before }, call) =>
        operator.maintain({ budgetMs: budget, tombstonesBefore: before }, call),
    };
  }

  count(...methods: readonly StoreMethod[]): number {
    return this.calls.filter((call) => methods.includes(call.method)).length;
  }

  /** The calls that change something. */
  get effects(): number {
    return this.count("insert", "replace", "remove");
  }

  /** The next call of this method fails; the ones after it do not. */
  failOnce(method: StoreMethod, error: StoreErrorCode | Error, when: "before" | "after" = "before"): void {
    const hook: StoreHook = (call) => {
      if (call.method !== method) return;
      this[when] = quiet;
      throw typeof error === "string" ? new StoreError(error, "the driver says: kaput at 10.0.0.7") : error;
    };
    this[when] = hook;
  }

  get({ tenant, memoryIds }: GetRequest, call: Call): Promise<readonly (MemoryRecord | undefined)[]> {
    return this.#pass("get", tenant, () => this.#inner.get({ tenant, memoryIds }, call));
  }

  insert({ tenant, draft, searchable, unless }: InsertRequest, call: Call): Promise<InsertResult> {
    return this.#pass("insert", tenant, () => this.#inner.insert({ tenant, draft, searchable, unless }, call));
  }

  insertMany(
    { tenant, items, ...options }: InsertManyRequest,
    call: Call,
  ): Promise<readonly (BatchInsertResult | StoreError)[]> {
    return this.#pass("insertMany", tenant, () => insertOneByOne(this, { tenant, items, ...options }, call));
  }

  replace({ tenant, draft, searchable, expectedRevision }: ReplaceRequest, call: Call): Promise<ReplaceResult> {
    return this.#pass("replace", tenant, () =>
      this.#inner.replace({ tenant, draft, searchable, expectedRevision }, call),
    );
  }

  remove({ tenant, memoryId, expectedRevision, writeId }: RemoveRequest, call: Call): Promise<RemoveResult> {
    return this.#pass("remove", tenant, () =>
      this.#inner.remove({ tenant, memoryId, expectedRevision, writeId }, call),
    );
  }

  search({ tenant, query }: SearchRequest, call: Call): Promise<Page<Hit>> {
    this.queries.push(query);
    return this.#pass("search", tenant, () => this.#inner.search({ tenant, query }, call));
  }

  list({ tenant, filter, page }: ListRequest, call: Call): Promise<Page<MemoryRecord>> {
    return this.#pass("list", tenant, () => this.#inner.list({ tenant, filter, page }, call));
  }

  changes({ tenant, page }: ChangesRequest, call: Call): Promise<ChangePage> {
    return this.#pass("changes", tenant, () => this.#inner.changes({ tenant, page }, call));
  }

  health(call: Call): Promise<readonly MissingPart[]> {
    return this.#pass("health", undefined, () => this.#inner.health(call));
  }

  close(): Promise<void> {
    return this.#inner.close();
  }

  async #pass<Result>(
    method: StoreMethod,
    tenant: string | undefined,
    proceed: () => Promise<Result>,
  ): Promise<Result> {
    const call = { method, tenant };
    this.calls.push(call);
    await this.before(call);
    const result = await proceed();
    await this.after(call);
    return result;
  }
}
