import { type Gate, isEnd } from "@mgp/adapter-kit";
import {
  type BatchInsertResult,
  type Call,
  inBatch,
  type InsertItem,
  type InsertResult,
  type RemoveResult,
  type ReplaceResult,
  type Searchable,
  StoreError,
  type InsertManyRequest,
  type InsertRequest,
  type RemoveRequest,
  type ReplaceRequest,
} from "@mgp/core";
import type { Embedder } from "@mgp/embeddings";
import type { Group } from "./change.ts";
import { insertion, type InsertAnswer, removal, replacement } from "./changes.ts";
import type { Searched } from "./rows.ts";
import { toStoreError } from "./store-errors.ts";
import type { WriteQueue } from "./write-queue.ts";

/** One item of a batch on its way. */
interface Slot {
  readonly item: InsertItem;
  searched?: Searched;
  /** `undefined`: not tried yet. */
  outcome?: InsertAnswer | StoreError;
}

interface BatchOptions {
  readonly stopAtFirstExisting: boolean;
  /** Of records in the way, what they say is not read. */
  readonly isBrief: boolean;
}

/** Writes: what has to be embedded is embedded first, and only then anything is written. */
export class Writer {
  readonly #queue: WriteQueue;
  readonly #embedder: Embedder;
  readonly #gate: Gate;

  constructor(queue: WriteQueue, embedder: Embedder, gate: Gate) {
    this.#queue = queue;
    this.#embedder = embedder;
    this.#gate = gate;
  }

  async insert({ tenant, draft, searchable, unless }: InsertRequest, call: Call): Promise<InsertResult> {
    const item: InsertItem = { draft, searchable, ...(unless === undefined ? {} : { unless }) };
    const [result] = await this.#insertAll(tenant, [item], { stopAtFirstExisting: false, isBrief: false }, call);
    if (result === undefined) throw new StoreError("unavailable", "the insert came to nothing");
    if (StoreError.isInstance(result)) throw result;
    return result;
  }

  async insertMany(
    { tenant, items, stopAtFirstExisting }: InsertManyRequest,
    call: Call,
  ): Promise<readonly (BatchInsertResult | StoreError)[]> {
    const results = await this.#insertAll(tenant, items, { stopAtFirstExisting, isBrief: true }, call);
    return results.map((result) => (StoreError.isInstance(result) ? result : inBatch(result)));
  }

  async #insertAll(
    tenant: string,
    items: readonly InsertItem[],
    options: BatchOptions,
    call: Call,
  ): Promise<readonly (InsertResult | StoreError)[]> {
    const slots = items.map((item): Slot => ({ item }));
    let failure = await this.#embed(await this.#lacking(tenant, slots, options, call), call);
    // No time is left to look whether it was needed.
    const isOver = failure?.code === "deadline" || failure?.code === "cancelled";
    if (isOver && failure !== undefined) for (const slot of slots.filter(isOpen)) slot.outcome = failure;
    for (let open = slots.filter(isOpen); open.length > 0; open = slots.filter(isOpen)) {
      await this.#submit(tenant, open, options, call);
      const needing = open.filter(({ outcome }) => outcome === "unembedded");
      failure ??= await this.#embed(needing, call);
      if (failure === undefined) continue;
      for (const slot of needing) slot.outcome = failure;
    }
    return ended(slots, options);
  }

  async replace({ tenant, draft, searchable, expectedRevision }: ReplaceRequest, call: Call): Promise<ReplaceResult> {
    const [searched] = searchable === undefined ? [] : await this.#searchedOf([searchable], call);
    return await this.#queue.submit(replacement(tenant, draft, searched, expectedRevision, call));
  }

  async remove({ tenant, memoryId, expectedRevision, writeId }: RemoveRequest, call: Call): Promise<RemoveResult> {
    return await this.#queue.submit(removal(tenant, memoryId, expectedRevision, writeId, this.#gate.now(), call));
  }

  /**
   * Those that a vector has to be made for. A hint may make it needless, and so the service; without one a look costs
   * more than it saves.
   */
  async #lacking(tenant: string, slots: readonly Slot[], options: BatchOptions, call: Call): Promise<readonly Slot[]> {
    if (slots.every(({ item }) => item.unless === undefined)) return slots;
    await this.#submit(tenant, slots, options, call);
    const lacking = slots.filter(({ outcome }) => outcome === "unembedded");
    const [first] = lacking;
    // What comes behind it may see it.
    if (first !== undefined) for (const slot of slots.slice(slots.indexOf(first))) delete slot.outcome;
    return lacking;
  }

  async #submit(tenant: string, slots: readonly Slot[], options: BatchOptions, call: Call): Promise<void> {
    const group: Group | undefined = options.stopAtFirstExisting ? { hasStopped: false } : undefined;
    const how = { group, isBrief: options.isBrief };
    await Promise.all(
      slots.map(async (slot) => {
        try {
          slot.outcome = await this.#queue.submit(insertion(tenant, slot.item, slot.searched, how, call));
        } catch (error) {
          slot.outcome = toStoreError(error);
        }
      }),
    );
  }

  /** Returns why it could not. */
  async #embed(slots: readonly Slot[], call: Call): Promise<StoreError | undefined> {
    try {
      const searched = await this.#searchedOf(
        slots.map(({ item }) => item.searchable),
        call,
      );
      for (const [place, slot] of slots.entries()) {
        const own = searched[place];
        if (own !== undefined) slot.searched = own;
      }
      return undefined;
    } catch (error) {
      if (StoreError.isInstance(error)) return error;
      throw error;
    }
  }

  async #searchedOf(searchables: readonly Searchable[], call: Call): Promise<readonly Searched[]> {
    if (searchables.length === 0) return [];
    const vectors = await this.#embedder.documents(
      searchables.map(({ text }) => text),
      call,
    );
    return searchables.flatMap(({ text, tokens }, place): readonly Searched[] => {
      const vector = vectors[place];
      return vector === undefined ? [] : [{ text, tokens: tokens.join(" "), vector }];
    });
  }
}

function isOpen({ outcome }: Slot): boolean {
  return outcome === undefined || outcome === "unembedded";
}

/** Results up to the first after which nothing is tried. */
function ended(slots: readonly Slot[], options: BatchOptions): readonly (InsertResult | StoreError)[] {
  const results: (InsertResult | StoreError)[] = [];
  for (const { outcome } of slots) {
    if (outcome === undefined || outcome === "skipped" || outcome === "unembedded") break;
    results.push(outcome);
    if (isEnd(outcome, options)) break;
  }
  return results;
}
