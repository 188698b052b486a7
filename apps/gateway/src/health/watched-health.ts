import type { Governance, HealthPart, MissingHealthPart } from "@mgp/governance";
import type { Log } from "../log/log.ts";

/** How long a look is good for, in milliseconds. */
const KEPT_MS = 1_000;

/**
 * What does not work, looked at once a second at most, however many ask: readiness is open to every client, and a look costs
 * the backend a call. What goes and what comes back is logged once.
 */
export class WatchedHealth {
  readonly #governance: Pick<Governance, "health">;
  readonly #log: Log;
  readonly #now: () => number;
  #missing: readonly MissingHealthPart[] = [];
  #until = 0;
  #looking: Promise<readonly MissingHealthPart[]> | undefined;

  /** @param now milliseconds of a clock that does not go back */
  constructor(governance: Pick<Governance, "health">, log: Log, now: () => number = () => performance.now()) {
    this.#governance = governance;
    this.#log = log;
    this.#now = now;
  }

  /** What does not work, as of a second ago at most. */
  async missing(): Promise<readonly MissingHealthPart[]> {
    if (this.#now() < this.#until) return this.#missing;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return await this.#looking;
  }

  async #look(): Promise<readonly MissingHealthPart[]> {
    const missing = await this.#governance.health();
    this.#tell(missing);
    this.#missing = missing;
    this.#until = this.#now() + KEPT_MS;
    return missing;
  }

  #tell(missing: readonly MissingHealthPart[]): void {
    const before = partsOf(this.#missing);
    const after = partsOf(missing);
    for (const { part, reason } of missing) if (!before.has(part)) this.#log("warn", "part_missing", { part, reason });
    for (const part of before) if (!after.has(part)) this.#log("info", "part_back", { part });
  }
}

function partsOf(missing: readonly MissingHealthPart[]): ReadonlySet<HealthPart> {
  return new Set(missing.map(({ part }) => part));
}
