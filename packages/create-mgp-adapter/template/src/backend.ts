import type { Entry, Put, SimpleBackend } from "@mgp/adapter-kit";

/**
 * Keys and values with a version: the stand-in that your backend takes the place of. Each method may be asynchronous, and
 * is handed the call, `get({ key }, call)`: give its signal and deadline to your driver. Keys are short plain ASCII.
 */
export class MyStoreBackend implements SimpleBackend {
  readonly #entries = new Map<string, Entry>();
  #writes = 0;

  get({ key }: { readonly key: string }): Entry | undefined {
    return this.#entries.get(key);
  }

  /** Check and write have to be one step: a transaction, or a write with a condition. */
  put({ key, value, expected }: Put): boolean {
    if (this.#entries.get(key)?.version !== expected) return false;
    this.#writes += 1;
    this.#entries.set(key, { key, value, version: this.#writes });
    return true;
  }

  delete({ key, expected }: Pick<Put, "key" | "expected">): boolean {
    return this.#entries.get(key)?.version === expected && this.#entries.delete(key);
  }

  /** Ascending by key: `where key > :after and key like :prefix || '%' order by key limit :limit`. */
  scan({ prefix, after = "", limit }: Parameters<SimpleBackend["scan"]>[0]): readonly Entry[] {
    const found = [...this.#entries.values()].filter(({ key }) => key.startsWith(prefix) && key > after);
    return found.toSorted((left, right) => (left.key < right.key ? -1 : 1)).slice(0, limit);
  }

  /** The first hook: it says that versions rise in the order of the writes, and so the store has a change feed. */
  lastVersion(): number {
    return this.#writes;
  }

  close(): void {
    this.#entries.clear();
  }
}
