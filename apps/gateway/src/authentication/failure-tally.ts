import { hash, randomUUID } from "node:crypto";

const CELLS = 65_536;

/**
 * Counts failures by name within a window of time, in a table of a fixed size: however many names a client makes up,
 * the table does not grow, and no name drives another's count out. Two names may meet in a cell, which no client
 * can aim at, since the hash has a secret; they are then counted together.
 */
export class FailureTally {
  readonly #secret = randomUUID();
  readonly #cells = new Uint32Array(CELLS);
  readonly #windowMs: number;
  readonly #now: () => number;
  #ends: number;

  /** @param now milliseconds of a clock that does not go back */
  constructor(windowMs: number, now: () => number) {
    this.#windowMs = windowMs;
    this.#now = now;
    this.#ends = now() + windowMs;
  }

  /** @returns how many failures of this name there are in the window, this one among them */
  count(name: string): number {
    this.#turnWindow();
    const cell = hash("sha256", `${this.#secret} ${name}`, "buffer").readUInt16BE(0);
    const failures = (this.#cells[cell] ?? 0) + 1;
    this.#cells[cell] = failures;
    return failures;
  }

  /** Milliseconds until all is forgotten. */
  get msLeft(): number {
    return Math.max(0, this.#ends - this.#now());
  }

  #turnWindow(): void {
    if (this.#now() < this.#ends) return;
    this.#cells.fill(0);
    this.#ends = this.#now() + this.#windowMs;
  }
}
