import type { Caller } from "@mgp/governance";
import { letsIn, type CallerKey } from "./caller-key.ts";
import { sameDigest } from "./digest.ts";

/** One caller with its keys. */
export interface CallerEntry {
  readonly caller: Caller;
  readonly keys: readonly CallerKey[];
}

/** Finds the caller that holds a key, by the key's digest; `undefined`: no valid key has it. */
export interface CallerLookup {
  findByDigest(digest: Buffer): Caller | undefined;
}

interface KnownKey {
  readonly caller: Caller;
  readonly key: CallerKey;
}

/** The callers of mode `callers`, by key and by id. */
export class CallerRegistry implements CallerLookup {
  readonly #byDigest = new Map<string, KnownKey>();
  readonly #byId = new Map<string, Caller>();
  readonly #now: () => number;

  /** @param now epoch milliseconds, by which keys begin and end */
  constructor(entries: readonly CallerEntry[], now: () => number = Date.now) {
    this.#now = now;
    for (const { caller, keys } of entries) {
      this.#byId.set(caller.id, caller);
      for (const key of keys) this.#byDigest.set(Buffer.from(key.digest).toString("hex"), { caller, key });
    }
  }

  /** A lookup by digest tells nothing about a key: no client can aim at the beginning of a SHA-256. */
  findByDigest(digest: Buffer): Caller | undefined {
    const known = this.#byDigest.get(digest.toString("hex"));
    if (known === undefined || !sameDigest(known.key.digest, digest)) return undefined;
    return letsIn(known.key, this.#now()) ? known.caller : undefined;
  }

  findById(id: string): Caller | undefined {
    return this.#byId.get(id);
  }

  get size(): number {
    return this.#byId.size;
  }
}
