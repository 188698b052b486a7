/** Runs tasks that share a key one after another, and all others at once. Order within a key is that of arrival. */
export class KeyedLock {
  readonly #tails = new Map<string, Promise<void>>();

  /** Holds every key while the task runs. Keys are taken in one order, so that two holders never wait for each other. */
  async hold<Result>(keys: readonly string[], task: () => Promise<Result>): Promise<Result> {
    const releases: (() => void)[] = [];
    try {
      for (const key of [...new Set(keys)].toSorted()) {
        releases.push(await this.#acquire(key));
      }
      return await task();
    } finally {
      for (const release of releases) release();
    }
  }

  async #acquire(key: string): Promise<() => void> {
    const before = this.#tails.get(key);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#tails.set(key, promise);
    await before;
    return () => {
      if (this.#tails.get(key) === promise) this.#tails.delete(key);
      resolve();
    };
  }
}
