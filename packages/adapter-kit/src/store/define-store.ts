import {
  type BatchInsertResult,
  type Call,
  type ChangePage,
  type Guarantees,
  type Hit,
  type InsertItem,
  type InsertResult,
  type MemoryRecord,
  type MemoryStore,
  type MissingPart,
  type Page,
  type RecordDraft,
  type RemoveResult,
  type ReplaceResult,
  StoreError,
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
import { type TextRule, draftFault } from "./draft-check.ts";
import type { Gate } from "./gate.ts";
import { insertMany } from "./insert-many.ts";
import { OperatorShell } from "./operator-shell.ts";
import { Passage } from "./passage.ts";
import type { Awaitable, StoreBody } from "./store-body.ts";
import { WriteWatch } from "./write-watch.ts";

/** What the shell of a store has to know of its backend. */
export interface StoreOptions {
  /** The store's own; the body may hold it too, to ask again before an effect. */
  readonly gate: Gate;
  /** The limit of a body is checked by the shell. */
  readonly guarantees: Pick<Guarantees, "limits">;
  /**
   * Which texts the backend keeps as they are. A draft with another is `invalid`, an id with another is absent.
   *
   * @default any text
   */
  readonly texts?: TextRule;
  /**
   * The most match keys of a record; a draft with more is `invalid`.
   *
   * @default any number
   */
  readonly matchKeys?: number;
  /**
   * An error of the driver in the adapter's words, with the driver's as its cause. Not called for a `StoreError`.
   *
   * @default `unavailable`: the store failed
   */
  readonly toStoreError?: (error: unknown) => StoreError;
}

/**
 * Puts the shell around a body: a call passes the gate, a draft passes its checks, errors are translated, batches are
 * inserted together or one by one, and `close` waits for the calls in flight.
 *
 * @returns a store that keeps what `MemoryStore` demands of every method alike
 */
export function defineStore(body: StoreBody, options: StoreOptions): MemoryStore {
  return new Shell(body, options);
}

/** No method is `async` itself: the passage is, so that an error is a rejection and a call costs one promise. */
class Shell implements MemoryStore {
  readonly operator: StoreOperator;
  readonly #body: StoreBody;
  readonly #passage: Passage;
  readonly #faultOf: (draft: RecordDraft) => StoreError | undefined;
  readonly #writes: WriteWatch;
  #closing: Promise<void> | undefined;

  constructor(body: StoreBody, { gate, guarantees, matchKeys, texts, toStoreError }: StoreOptions) {
    const rules = { name: gate.name, bodyBytes: guarantees.limits.bodyBytes, texts, matchKeys };
    this.#body = body;
    this.#passage = new Passage(gate, texts, toStoreError);
    this.#faultOf = (draft) => draftFault(draft, rules);
    this.#writes = new WriteWatch(gate.now);
    this.operator = new OperatorShell(body, this.#passage);
  }

  get(request: GetRequest, call: Call): Promise<readonly (MemoryRecord | undefined)[]> {
    return this.#passage.ofTenant(request.tenant, call, () =>
      this.#passage.keepsAll(request.memoryIds) ? this.#body.get(request, call) : this.#getKept(request, call),
    );
  }

  insert(request: InsertRequest, call: Call): Promise<InsertResult> {
    return this.#changing(request.tenant, call, () => {
      this.#check(request.draft);
      return this.#body.insert(request, call);
    });
  }

  insertMany(request: InsertManyRequest, call: Call): Promise<readonly (BatchInsertResult | StoreError)[]> {
    const setup = {
      body: this.#body,
      faultOf: ({ draft }: InsertItem) => this.#faultOf(draft),
      toStoreError: (error: unknown) => this.#passage.toStoreError(error),
    };
    return this.#passage.ofTenant(request.tenant, call, async () => {
      const results = await insertMany(setup, request, call);
      for (const result of results) this.#writes.saw(result);
      return results;
    });
  }

  replace(request: ReplaceRequest, call: Call): Promise<ReplaceResult> {
    return this.#changing(request.tenant, call, () => {
      this.#check(request.draft);
      return this.#body.replace(request, call);
    });
  }

  remove(request: RemoveRequest, call: Call): Promise<RemoveResult> {
    return this.#changing(request.tenant, call, (): Awaitable<RemoveResult> =>
      this.#passage.keeps(request.memoryId) ? this.#body.remove(request, call) : { kind: "absent" },
    );
  }

  search(request: SearchRequest, call: Call): Promise<Page<Hit>> {
    return this.#passage.ofTenant(request.tenant, call, () => this.#body.search(request, call));
  }

  list(request: ListRequest, call: Call): Promise<Page<MemoryRecord>> {
    return this.#passage.ofTenant(request.tenant, call, () => this.#body.list(request, call));
  }

  changes(request: ChangesRequest, call: Call): Promise<ChangePage> {
    return this.#passage.ofTenant(request.tenant, call, () => {
      if (this.#body.changes === undefined) throw new StoreError("unsupported", "the store has no change feed");
      return this.#body.changes(request, call);
    });
  }

  health(call: Call): Promise<readonly MissingPart[]> {
    return this.#passage.of(call, async () => this.#writes.with(await this.#body.health(call)));
  }

  close(): Promise<void> {
    this.#closing ??= this.#passage.close(() => this.#body.close());
    return this.#closing;
  }

  #changing<Result extends InsertResult | ReplaceResult | RemoveResult>(
    tenant: string,
    call: Call,
    change: () => Awaitable<Result>,
  ): Promise<Result> {
    return this.#passage.ofTenant(tenant, call, async () => {
      try {
        return this.#writes.saw(await change());
      } catch (error) {
        throw this.#writes.saw(this.#passage.toStoreError(error));
      }
    });
  }

  #check(draft: RecordDraft): void {
    const fault = this.#faultOf(draft);
    if (fault !== undefined) throw fault;
  }

  /** Records of the ids that the backend can hold; of the others there are none. */
  async #getKept({ tenant, memoryIds }: GetRequest, call: Call): Promise<readonly (MemoryRecord | undefined)[]> {
    const kept = memoryIds.filter((memoryId) => this.#passage.keeps(memoryId));
    const records = kept.length === 0 ? [] : await this.#body.get({ tenant, memoryIds: kept }, call);
    const found = records.values();
    return memoryIds.map((memoryId) => (this.#passage.keeps(memoryId) ? found.next().value : undefined));
  }
}
