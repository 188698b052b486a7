import { statSync, type BigIntStats } from "node:fs";
import { stat } from "node:fs/promises";

/** A change so young may be followed by another one that leaves no sign, where a file system's times are coarse. */
const YOUNG_MS = 3_000;

/** Looks after which a file that does not come to rest is read all the same. */
const MOST_RESTLESS = 4;

/** Looks that pass at most before `look` tells of a change. */
export const LOOKS_UNTIL_TOLD: number = MOST_RESTLESS + 1;

/**
 * Tells when a file should be read again, by what `stat` says of what its path leads to: so an edit in place, a rename
 * over it and a link that leads elsewhere all show, also on file systems that announce nothing.
 */
export class ChangeSigns {
  readonly #path: string;
  readonly #now: () => number;
  #taken = "";
  #seen = "";
  #restless = 0;

  /** @param now epoch milliseconds */
  constructor(path: string, now: () => number) {
    this.#path = path;
    this.#now = now;
  }

  /** The file is about to be read: from here on changes count. */
  take(): void {
    this.#taken = this.#seen = signOf(() => statSync(this.#path, { bigint: true }));
    this.#restless = 0;
  }

  /**
   * A change is reported when two checks find the same, so that an editor has time to end what it has begun.
   *
   * @returns whether the file should be read, which may still hold what it held
   */
  async look(): Promise<boolean> {
    const stats = await stat(this.#path, { bigint: true }).catch((error: unknown) => error);
    const sign = describe(stats);
    const isAtRest = sign === this.#seen;
    this.#seen = sign;
    if (sign === this.#taken) {
      this.#restless = 0;
      return this.#isYoung(stats);
    }
    this.#restless += 1;
    return isAtRest || this.#restless > MOST_RESTLESS;
  }

  #isYoung(stats: unknown): boolean {
    return isStats(stats) && Math.abs(this.#now() - Number(stats.ctimeMs)) < YOUNG_MS;
  }
}

function signOf(read: () => BigIntStats): string {
  try {
    return describe(read());
  } catch (error) {
    return describe(error);
  }
}

/** @param stats or the error in their place */
function describe(stats: unknown): string {
  if (isStats(stats)) return [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(" ");
  return stats instanceof Error && "code" in stats ? String(stats.code) : "unknown";
}

function isStats(value: unknown): value is BigIntStats {
  return typeof value === "object" && value !== null && "ctimeNs" in value;
}
