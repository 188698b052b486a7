import type { Table } from "@lancedb/lancedb";
import type { AdapterContext } from "@mgp/core";
import type { About } from "./about.ts";
import { remakeIndexes, VECTOR_INDEX } from "./indexes.ts";
import type { Upkeep } from "./upkeep.ts";
import type { WriteQueue } from "./write-queue.ts";

/** How often it begins again when another process came first. */
const ATTEMPTS = 5;

/** A file of so many rows is not written again for a few that were purged. */
const LARGEST_FILE = 1_048_576;

/** Noted while something is left to be removed. */
const PENDING = "scrub";

/** LanceDB removes versions older than an instant: all but the last one, however the clocks of the machines differ. */
const LATER_MS = 86_400_000;

/**
 * Removes what a purge left in older versions of the table, in files that it shared with others, and in indexes: writes
 * what is left into new files and indexes, and removes the old ones.
 */
export class Scrubber {
  readonly #about: About;
  readonly #table: Table;
  readonly #queue: WriteQueue;
  readonly #upkeep: Upkeep;
  readonly #log: AdapterContext["log"];
  #next: Promise<readonly string[]> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(about: About, table: Table, queue: WriteQueue, upkeep: Upkeep, log: AdapterContext["log"]) {
    this.#about = about;
    this.#table = table;
    this.#queue = queue;
    this.#upkeep = upkeep;
    this.#log = log;
  }

  /** Returns what is left, in words for the operator. Purges that wait at the same time share it. */
  async scrub(): Promise<readonly string[]> {
    this.#next ??= this.#afterLast();
    return await this.#next;
  }

  /** Scrubs if the last one, of whichever process, came to nothing. */
  async scrubIfPending(): Promise<void> {
    if ((await this.#about.get(PENDING)) !== undefined) await this.scrub();
  }

  async #afterLast(): Promise<readonly string[]> {
    // Never at once: `#next` has to be there before it is taken away.
    await this.#last.catch(() => undefined);
    const run = this.#queue.exclusively(async () => {
      this.#next = undefined;
      return await this.#scrub();
    });
    this.#last = run;
    return await run;
  }

  async #scrub(): Promise<readonly string[]> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        await this.#rewrite();
        await this.#about.remove(PENDING);
        return (await this.#hasLargeFile())
          ? [`data files of ${String(LARGEST_FILE)} rows and more, until a tenth of their rows was changed or purged`]
          : [];
      } catch (error) {
        this.#log("debug", "lancedb_scrub_failed", { error: error instanceof Error ? error.name : typeof error });
      }
    }
    await this.#about.put(PENDING, true);
    return ["older versions of the LanceDB table, until the next purge or maintain"];
  }

  async #rewrite(): Promise<void> {
    const hadVectorIndex = (await this.#table.indexStats(VECTOR_INDEX)) !== undefined;
    if (hadVectorIndex) await this.#table.dropIndex(VECTOR_INDEX);
    await this.#table.optimize();
    await remakeIndexes(this.#table);
    await this.#table.optimize({ cleanupOlderThan: new Date(Date.now() + LATER_MS) });
    if (hadVectorIndex) this.#upkeep.noteMissingIndex();
  }

  async #hasLargeFile(): Promise<boolean> {
    const { fragmentStats } = await this.#table.stats();
    return fragmentStats.lengths.max >= LARGEST_FILE;
  }
}
