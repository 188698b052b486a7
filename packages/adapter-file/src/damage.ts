import type { AdapterContext } from "@mgp/core";

/** Files that cannot be read, or are not ours: each is reported once by name, left where it is, and passed over. */
export class Damage {
  readonly #log: AdapterContext["log"];
  readonly #reasons = new Map<string, string>();

  constructor(log: AdapterContext["log"]) {
    this.#log = log;
  }

  /** Paths within the folder of the store, ascending. */
  get files(): readonly string[] {
    return [...this.#reasons.keys()].toSorted();
  }

  has(file: string): boolean {
    return this.#reasons.has(file);
  }

  report(file: string, reason: string): void {
    if (this.#reasons.get(file) === reason) return;
    this.#reasons.set(file, reason);
    this.#log("error", "memory_file_damaged", { file, reason });
  }

  /** It can be read again: the operator has repaired it. */
  forget(file: string): void {
    this.#reasons.delete(file);
  }
}
