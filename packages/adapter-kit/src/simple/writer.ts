import {
  type Call,
  type InsertResult,
  type Match,
  type RemoveResult,
  type ReplaceResult,
  StoreError,
  type InsertRequest,
  type MemoryKey,
  type RemoveRequest,
  type ReplaceRequest,
} from "@mgp/core";
import type { BackendCalls } from "./backend-calls.ts";
import type { Put, SimpleBackend } from "./backend.ts";
import type { ChangeStamps } from "./change-stamps.ts";
import { type Envelope, kept } from "./envelope.ts";
import type { Finder } from "./finder.ts";
import { type Held, isKept, type Memories, putOf } from "./memories.ts";

/** Each attempt that fails is one that another writer of the same id won; so many in a row say that something is wrong. */
const MOST_ATTEMPTS = 64;

const RETRY_AFTER_MS = 100;

/** What a writer writes with. */
export interface WriterSetup {
  readonly backend: SimpleBackend;
  readonly memories: Memories;
  readonly finder: Finder;
  readonly calls: BackendCalls;
  readonly stamps: ChangeStamps;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The version of the one that makes what is written searchable. */
  readonly analyser: number;
}

/** Reads, decides and writes on condition that what was read still stands; else from the beginning. */
export class Writer {
  readonly #setup: WriterSetup;

  constructor(setup: WriterSetup) {
    this.#setup = setup;
  }

  async insert({ tenant, draft, unless, searchable }: InsertRequest, call: Call): Promise<InsertResult> {
    return await repeated(async (): Promise<InsertResult | undefined> => {
      const held = await this.#setup.memories.read(tenant, draft.memoryId, call);
      if (held !== undefined && isKept(held)) return { kind: "exists", by: "id", record: held.envelope.record };
      const hit = unless === undefined ? undefined : await this.#match(tenant, unless, call);
      if (hit !== undefined) return hit;
      const record = { ...draft, revision: revisionOf(held) + 1 };
      const putAt = (stamp: number): Put =>
        putOf(tenant, draft.memoryId, kept(record, searchable, this.#setup.analyser, stamp), held?.version);
      const isPut = await this.#put(tenant, putAt, unless?.keys ?? [], call);
      return isPut ? { kind: "inserted", record } : undefined;
    });
  }

  async replace(request: ReplaceRequest, call: Call): Promise<ReplaceResult> {
    const { tenant, draft, searchable, expectedRevision } = request;
    return await repeated(async (): Promise<ReplaceResult | undefined> => {
      const held = await this.#setup.memories.read(tenant, draft.memoryId, call);
      if (held === undefined || !isKept(held)) return { kind: "absent" };
      if (held.envelope.record.revision !== expectedRevision) return { kind: "stale", record: held.envelope.record };
      const record = { ...draft, revision: expectedRevision + 1 };
      const { envelope } = held;
      this.#setup.stamps.see(envelope.stamp);
      const nextAt = (stamp: number): Envelope =>
        searchable === undefined
          ? { ...envelope, record, stamp }
          : kept(record, searchable, this.#setup.analyser, stamp);
      const isPut = await this.#write({ tenant, memoryId: draft.memoryId }, nextAt, held, call);
      return isPut ? { kind: "replaced", record } : undefined;
    });
  }

  async remove(request: RemoveRequest, call: Call): Promise<RemoveResult> {
    const { tenant, memoryId, expectedRevision, writeId } = request;
    return await repeated(async (): Promise<RemoveResult | undefined> => {
      const held = await this.#setup.memories.read(tenant, memoryId, call);
      if (held === undefined || !isKept(held)) return { kind: "absent" };
      if (held.envelope.record.revision !== expectedRevision) return { kind: "stale" };
      const revision = expectedRevision + 1;
      const tombstone: Envelope = { kind: "purged", revision, writeId, purgedAt: this.#setup.now() };
      return (await this.#write({ tenant, memoryId }, () => tombstone, held, call)) ? { kind: "removed" } : undefined;
    });
  }

  async #match(tenant: string, { memoryId, keys }: Match, call: Call): Promise<InsertResult | undefined> {
    const { memories, finder } = this.#setup;
    const preferred = memoryId === undefined ? undefined : await memories.record(tenant, memoryId, call);
    if (preferred?.state === "active") return { kind: "exists", by: "preferred", record: preferred };
    const record = await finder.holderOf(tenant, keys, call);
    return record === undefined ? undefined : { kind: "exists", by: "key", record };
  }

  async #write(
    { tenant, memoryId }: MemoryKey,
    envelopeAt: (stamp: number) => Envelope,
    held: Held,
    call: Call,
  ): Promise<boolean> {
    const putAt = (stamp: number): Put => putOf(tenant, memoryId, envelopeAt(stamp), held.version);
    return await this.#put(tenant, putAt, [], call);
  }

  /** The stamp is under way for as long as the backend works, also where the call has given up before. */
  async #put(tenant: string, putAt: (stamp: number) => Put, keys: readonly string[], call: Call): Promise<boolean> {
    const { backend, calls, stamps } = this.#setup;
    return await calls.write(
      call,
      async () =>
        await stamps.during((stamp) =>
          keys.length > 0 && backend.putUnlessKey !== undefined
            ? backend.putUnlessKey({ ...putAt(stamp), tenant, keys }, call)
            : backend.put(putAt(stamp), call),
        ),
    );
  }
}

async function repeated<Result>(attempt: () => Promise<Result | undefined>): Promise<Result> {
  for (let attempts = 0; attempts < MOST_ATTEMPTS; attempts++) {
    const result = await attempt();
    if (result !== undefined) return result;
  }
  throw new StoreError("busy", "other writers kept changing the memory first", { retryAfterMs: RETRY_AFTER_MS });
}

/** The last revision of an id, which a tombstone keeps; 0 where there was none. */
function revisionOf(held: Held | undefined): number {
  if (held === undefined) return 0;
  return held.envelope.kind === "record" ? held.envelope.record.revision : held.envelope.revision;
}
