import {
  type Call,
  type Change,
  changeCursor,
  type ChangePage,
  type ChangePosition,
  cursorInvalid,
  type ChangesRequest,
} from "@mgp/core";
import { changeStart } from "../store/change-start.ts";
import type { BackendCalls } from "./backend-calls.ts";
import type { SimpleBackend, Version } from "./backend.ts";
import { everyItem } from "./every-item.ts";
import { horizonKey, tenantPrefix } from "./keys.ts";
import type { Held, Memories } from "./memories.ts";
import { bodyBytesOf, takePage } from "./take-page.ts";

/** A key as it was when it was seen to have changed. */
interface Changed {
  readonly key: string;
  readonly version: number;
}

/** The changes of a tenant in the order of their versions, up to one that was current before they were looked for. */
export class Feed {
  /** Tells the feeds of two backends apart. */
  readonly #id: string;
  readonly #backend: SimpleBackend;
  readonly #memories: Memories;
  readonly #calls: BackendCalls;

  constructor(id: string, backend: SimpleBackend, memories: Memories, calls: BackendCalls) {
    this.#id = id;
    this.#backend = backend;
    this.#memories = memories;
    this.#calls = calls;
  }

  async changes({ tenant, page }: ChangesRequest, call: Call): Promise<ChangePage> {
    // Read first: what changes from now on has a higher version, and is left to the next page.
    const newest = (await this.#calls.read(call, () => this.#backend.lastVersion?.(call))) ?? 0;
    const horizon = await this.#horizonOf(tenant, call);
    const start = changeStart(page.cursor, { feed: this.#id, horizon, newest });
    const show = async ({ key, version }: Changed): Promise<Change | undefined> => {
      const found = await this.#memories.readKey(key, call);
      return found?.version === version ? toChange(found) : undefined;
    };
    const { items, last, more } = await takePage(
      this.#changed(tenant, start.position, newest, call),
      page,
      show,
      bytesOf,
    );
    if (page.cursor !== undefined) await this.#refuseForgotten(tenant, start, call);
    const position = more && last !== undefined ? last.version : newest;
    return { items, cursor: changeCursor({ ...start, position }), more };
  }

  /**
   * Asked last: upkeep moves the horizon before it forgets, so a tombstone that was gone already when it was looked for
   * is noticed here. One who began with this page has seen nothing that could be purged before it.
   */
  async #refuseForgotten(tenant: string, { position, horizon }: ChangePosition, call: Call): Promise<void> {
    if (Math.max(position, horizon) < (await this.#horizonOf(tenant, call))) throw cursorInvalid();
  }

  async #horizonOf(tenant: string, call: Call): Promise<number> {
    const entry = await this.#calls.read(call, () => this.#backend.get({ key: horizonKey(tenant) }, call));
    return entry === undefined ? 0 : Number(entry.value);
  }

  async *#changed(tenant: string, after: number, newest: number, call: Call): AsyncGenerator<Changed, void, undefined> {
    const prefix = tenantPrefix(tenant);
    if (this.#backend.changedAfter === undefined) return yield* await this.#scanned(prefix, after, newest, call);
    const listed = everyItem<Changed, number>(
      {
        fetch: async (range) =>
          await this.#calls.read(call, () => this.#backend.changedAfter?.({ prefix, ...range }, call) ?? []),
        placeOf: ({ version }) => version,
      },
      after,
    );
    for await (const changed of listed) {
      if (changed.version > newest) return;
      yield changed;
    }
  }

  async #scanned(prefix: string, after: number, newest: number, call: Call): Promise<readonly Changed[]> {
    const found: Changed[] = [];
    for await (const entry of this.#memories.entries(prefix, call)) {
      const version = numberOf(entry.version);
      if (version > after && version <= newest) found.push({ key: entry.key, version });
    }
    return found.toSorted((left, right) => left.version - right.version);
  }
}

/** The version as a place in the feed. */
export function numberOf(version: Version): number {
  if (typeof version === "number") return version;
  throw new TypeError("A backend that has `lastVersion` gives numbers as versions.");
}

function toChange({ memoryId, envelope }: Held): Change {
  if (envelope.kind === "record") return { kind: "record", record: envelope.record };
  return { kind: "purged", memoryId, revision: envelope.revision };
}

function bytesOf(change: Change): number {
  return change.kind === "record" ? bodyBytesOf(change.record) : 0;
}
