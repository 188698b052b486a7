import type {
  Call,
  ContentLengths,
  Filter,
  MemoryRecord,
  NewestPlace,
  Rank,
  SearchedContent,
  SearchTerm,
} from "@mgp/core";
import type { Awaitable } from "../store/store-body.ts";

/**
 * Tells a state of a key from every other that the key ever had or will have, also across a delete. A backend that
 * counts its writes gives the number, any other a text of its own: an entity tag, a random identifier.
 */
export type Version = number | string;

/** What is kept under one key. */
export interface Entry {
  /** Of the characters `0-9`, `a-z`, `.` and `/` only, so that every backend orders keys alike: by their characters. */
  readonly key: string;
  /** JSON text. */
  readonly value: string;
  readonly version: Version;
}

/** What a put stores, for a backend that keeps an index beside its keys. */
export interface Indexed {
  readonly tenant: string;
  readonly record: MemoryRecord;
  /** How often each token occurs in the memory. */
  readonly terms: ReadonlyMap<string, number>;
  readonly lengths: ContentLengths;
}

/** One conditional write. */
export interface Put {
  readonly key: string;
  readonly value: string;
  /** The version that the key must have now; `undefined`: the key must not be there. */
  readonly expected: Version | undefined;
  /** What indexes have to say of the key from now on; `undefined`: nothing any more. The simple rung ignores it. */
  readonly indexed: Indexed | undefined;
}

/** Which part of an ordered sequence is asked for. */
export interface Range<Place> {
  /** Only what comes behind it; absent: from the beginning. It need not be there itself. */
  readonly after?: Place;
  /** At most this many, at least 1. Fewer are fine; none says that nothing is left. */
  readonly limit: number;
}

/**
 * The four methods and `close` that a whole store is made of. Each is handed the call, whose signal and deadline belong
 * to the driver. An error that is no `StoreError` becomes `unavailable` when it comes from a read, and
 * `unknown_outcome` when it comes from a write, which may have taken effect.
 */
export interface KeyValueBackend {
  /** The entry of a key; `undefined` where there is none. Sees every write that was answered before. */
  get(request: { readonly key: string }, call: Call): Awaitable<Entry | undefined>;

  /** Stores the value if the key has the expected version, atomically. `false`: it has another, and nothing was done. */
  put(put: Put, call: Call): Awaitable<boolean>;

  /** Removes the key if it has the expected version, atomically. `false`: it has another, and nothing was done. */
  delete(request: { readonly key: string; readonly expected: Version }, call: Call): Awaitable<boolean>;

  /** The entries whose key begins with the prefix, by ascending key. */
  scan(request: Range<string> & { readonly prefix: string }, call: Call): Awaitable<readonly Entry[]>;

  /** Releases everything. It is called once, when no call is in flight. */
  close(): Awaitable<void>;
}

/** What a filter and a tenant select. */
export interface Selection {
  readonly tenant: string;
  readonly filter: Filter;
}

/**
 * What lifts a simple store onto the rung *indexed*, hook by hook. Each one takes the place of a scan, and a sentence
 * off the store's limits. What a hook finds is read and tested again, so an index that lags behind its keys may name
 * a memory too many; one that it leaves out is not found.
 */
export interface Hooks {
  /** The ids of active memories that hold one of the match keys, by ascending id (code points). */
  findByKeys(
    request: Range<string> & { readonly tenant: string; readonly keys: readonly string[] },
    call: Call,
  ): Awaitable<readonly string[]>;

  /** A put that is refused, too, while an active memory of the tenant holds one of the match keys; all in one step. */
  putUnlessKey(
    put: Put & { readonly tenant: string; readonly keys: readonly string[] },
    call: Call,
  ): Awaitable<boolean>;

  /**
   * The memories that hold one of the terms and match the filter, best first: by score, then the newest `updatedAt`,
   * then ascending id. The filter comes before the limit. The index ranks each page anew, so that a store with this hook
   * declares `searchPages: "live"`.
   */
  search(
    request: Range<Rank> & Selection & { readonly terms: readonly SearchTerm[]; readonly content: SearchedContent },
    call: Call,
  ): Awaitable<readonly Rank[]>;

  /** The memories that match the filter by the time of their last change, the latest first, then by ascending id. */
  listNewest(request: Range<NewestPlace> & Selection, call: Call): Awaitable<readonly NewestPlace[]>;

  /** The ids of the memories that match the filter, by ascending id (code points). */
  list(request: Range<string> & Selection, call: Call): Awaitable<readonly string[]>;

  /** How many memories match the filter. It is the one answer that nothing tests. */
  count(request: Selection, call: Call): Awaitable<number>;

  /**
   * The version of the last write of any key, 0 where there was none. With it the store has a change feed: it says
   * that versions are whole numbers that rise in the order in which writes become visible, deletes aside.
   */
  lastVersion(call: Call): Awaitable<number>;

  /** The keys that begin with the prefix, by ascending version. Needs `lastVersion`. */
  changedAfter(
    request: Range<number> & { readonly prefix: string },
    call: Call,
  ): Awaitable<readonly { readonly key: string; readonly version: number }[]>;
}

/** A backend with the hooks that it has. */
export type SimpleBackend = KeyValueBackend & Partial<Hooks>;
