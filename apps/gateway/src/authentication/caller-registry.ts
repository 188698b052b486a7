import type { Caller } from "@mgp/governance";
import { sameDigest } from "./digest.ts";

/** One caller with the digest of its key. */
export interface CallerEntry {
  readonly caller: Caller;
  /** SHA-256 of the key. */
  readonly keyDigest: Uint8Array;
}

/** The callers of mode `callers`, by key and by id. */
export class CallerRegistry {
  readonly #byDigest = new Map<string, CallerEntry>();
  readonly #byId = new Map<string, Caller>();

  constructor(entries: readonly CallerEntry[]) {
    for (const entry of entries) {
      this.#byDigest.set(Buffer.from(entry.keyDigest).toString("hex"), entry);
      this.#byId.set(entry.caller.id, entry.caller);
    }
  }

  /** A lookup by digest tells nothing about a key: nobody can aim at the beginning of a SHA-256. */
  findByDigest(digest: Buffer): Caller | undefined {
    const entry = this.#byDigest.get(digest.toString("hex"));
    return entry !== undefined && sameDigest(entry.keyDigest, digest) ? entry.caller : undefined;
  }

  findById(id: string): Caller | undefined {
    return this.#byId.get(id);
  }

  get size(): number {
    return this.#byId.size;
  }
}
