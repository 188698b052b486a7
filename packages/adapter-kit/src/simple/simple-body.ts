import type {
  Call,
  ChangePage,
  Hit,
  InsertResult,
  MemoryRecord,
  MissingPart,
  Page,
  RemoveResult,
  ReplaceResult,
  ChangesRequest,
  GetRequest,
  InsertRequest,
  ListRequest,
  RemoveRequest,
  ReplaceRequest,
  SearchRequest,
} from "@mgp/core";
import type { Gate } from "../store/gate.ts";
import type { StoreBody } from "../store/store-body.ts";
import { BackendCalls } from "./backend-calls.ts";
import type { SimpleBackend } from "./backend.ts";
import { ChangeStamps } from "./change-stamps.ts";
import { feedIdOf } from "./feed-id.ts";
import { Feed } from "./feed.ts";
import { Finder } from "./finder.ts";
import { FEED } from "./keys.ts";
import { Memories } from "./memories.ts";
import { SimpleOperator } from "./simple-operator.ts";
import { Upkeep } from "./upkeep.ts";
import { Writer } from "./writer.ts";

/** How many records are read from the backend at once. */
const READ_TOGETHER = 16;

/** A whole store over a key-value backend: what no hook finds is found by scanning. */
export class SimpleBody implements StoreBody {
  readonly changes?: (request: ChangesRequest, call: Call) => Promise<ChangePage>;
  readonly operator: SimpleOperator;
  readonly #backend: SimpleBackend;
  readonly #calls: BackendCalls;
  readonly #memories: Memories;
  readonly #finder: Finder;
  readonly #writer: Writer;

  /** @param feedId absent: the backend has no change feed */
  constructor(backend: SimpleBackend, gate: Gate, feedId: string | undefined) {
    const calls = new BackendCalls(gate);
    const memories = new Memories(backend, calls);
    const stamps = new ChangeStamps(gate.now);
    const finder = new Finder({ memories, hooks: backend, calls, stamps });
    const upkeep = new Upkeep({ backend, memories, calls, gate, hasFeed: feedId !== undefined });
    this.#backend = backend;
    this.#calls = calls;
    this.#memories = memories;
    this.#finder = finder;
    this.#writer = new Writer({ backend, memories, finder, calls, stamps, now: gate.now });
    this.operator = new SimpleOperator(memories, finder, upkeep);
    if (feedId === undefined) return;
    const feed = new Feed(feedId, backend, memories, calls);
    this.changes = async (request, call) => await feed.changes(request, call);
  }

  async get({ tenant, memoryIds }: GetRequest, call: Call): Promise<readonly (MemoryRecord | undefined)[]> {
    const records: (MemoryRecord | undefined)[] = [];
    for (let start = 0; start < memoryIds.length; start += READ_TOGETHER) {
      const some = memoryIds.slice(start, start + READ_TOGETHER);
      const read = some.map(async (memoryId) => await this.#memories.record(tenant, memoryId, call));
      records.push(...(await Promise.all(read)));
    }
    return records;
  }

  async insert(request: InsertRequest, call: Call): Promise<InsertResult> {
    return await this.#writer.insert(request, call);
  }

  async replace(request: ReplaceRequest, call: Call): Promise<ReplaceResult> {
    return await this.#writer.replace(request, call);
  }

  async remove(request: RemoveRequest, call: Call): Promise<RemoveResult> {
    return await this.#writer.remove(request, call);
  }

  async search(request: SearchRequest, call: Call): Promise<Page<Hit>> {
    return await this.#finder.search(request, call);
  }

  async list(request: ListRequest, call: Call): Promise<Page<MemoryRecord>> {
    return await this.#finder.list(request, call);
  }

  async health(call: Call): Promise<readonly MissingPart[]> {
    await this.#calls.read(call, () => this.#backend.get({ key: FEED }, call));
    return [];
  }

  async close(): Promise<void> {
    await this.#backend.close();
  }
}

/** A body over a backend that has just been opened. */
export async function simpleBodyOf(backend: SimpleBackend, gate: Gate, call: Call): Promise<SimpleBody> {
  const hasFeed = backend.lastVersion !== undefined;
  const feedId = hasFeed ? await feedIdOf(backend, new BackendCalls(gate), call) : undefined;
  return new SimpleBody(backend, gate, feedId);
}
