import type {
  Analyser,
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
import { checkAnalyser } from "../reindex/analyser-in-use.ts";
import type { Gate } from "../store/gate.ts";
import type { StoreBody } from "../store/store-body.ts";
import { AnalyserKey } from "./analyser-key.ts";
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

/** What a body is made of. */
interface SimpleBodySetup {
  readonly backend: SimpleBackend;
  readonly gate: Gate;
  readonly calls: BackendCalls;
  readonly key: AnalyserKey;
  /** The version of the one that makes what is written searchable. */
  readonly analyser: number;
  /** Absent: the backend has no change feed. */
  readonly feedId: string | undefined;
}

/** A whole store over a key-value backend: what no hook finds is found by scanning. */
export class SimpleBody implements StoreBody {
  readonly changes?: (request: ChangesRequest, call: Call) => Promise<ChangePage>;
  readonly operator: SimpleOperator;
  readonly #backend: SimpleBackend;
  readonly #calls: BackendCalls;
  readonly #memories: Memories;
  readonly #finder: Finder;
  readonly #writer: Writer;

  constructor({ backend, gate, calls, key, analyser, feedId }: SimpleBodySetup) {
    const memories = new Memories(backend, calls);
    const stamps = new ChangeStamps(gate.now);
    const finder = new Finder({ memories, hooks: backend, calls, stamps });
    const upkeep = new Upkeep({ backend, memories, calls, gate, hasFeed: feedId !== undefined });
    this.#backend = backend;
    this.#calls = calls;
    this.#memories = memories;
    this.#finder = finder;
    this.#writer = new Writer({ backend, memories, finder, calls, stamps, now: gate.now, analyser });
    this.operator = new SimpleOperator({ memories, finder, upkeep, key });
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

/**
 * A body over a backend that has just been opened.
 *
 * @throws StoreError `misconfigured` when its tokens are of a newer analyser
 */
export async function simpleBodyOf(
  backend: SimpleBackend,
  gate: Gate,
  analyser: Analyser,
  call: Call,
): Promise<SimpleBody> {
  const calls = new BackendCalls(gate);
  const key = new AnalyserKey(backend, calls);
  checkAnalyser(gate.name, await key.agreeOn(analyser.version, call), analyser);
  const hasFeed = backend.lastVersion !== undefined;
  const feedId = hasFeed ? await feedIdOf(backend, calls, call) : undefined;
  return new SimpleBody({ backend, gate, calls, key, analyser: analyser.version, feedId });
}
