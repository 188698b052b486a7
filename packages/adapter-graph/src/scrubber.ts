import type { AdapterContext } from "@mgp/core";
import type { Checkpointer } from "./checkpointer.ts";
import type { Database } from "./database.ts";
import type { ReadPool } from "./read-pool.ts";
import { numberIn } from "./rows.ts";
import { upkeep } from "./sql.ts";

/**
 * Empties the write-ahead log, in which what a purge removed would stay readable. In the database file itself
 * `secure_delete` has overwritten it.
 */
export class Scrubber {
  readonly #database: Database;
  readonly #checkpointer: Checkpointer;
  readonly #pool: ReadPool;
  readonly #log: AdapterContext["log"];
  #next: Promise<boolean> | undefined;

  constructor(database: Database, checkpointer: Checkpointer, pool: ReadPool, log: AdapterContext["log"]) {
    this.#database = database;
    this.#checkpointer = checkpointer;
    this.#pool = pool;
    this.#log = log;
  }

  /** False: a reader in another process held on to the log; it is tried again with the next purge, and by `maintain`. */
  async scrub(): Promise<boolean> {
    // Purges that wait for the same moment share it.
    this.#next ??= this.#scrubSoon();
    return await this.#next;
  }

  /** Those that come once it has begun need another. */
  async #scrubSoon(): Promise<boolean> {
    // Never at once: `#next` has to be there before it is taken away.
    await Promise.resolve();
    return await this.#checkpointer.whilePaused(() =>
      this.#pool.whilePaused(() => {
        this.#next = undefined;
        return this.#checkpoint();
      }),
    );
  }

  #checkpoint(): boolean {
    try {
      return numberIn(this.#database.get(upkeep.checkpoint), "busy") === 0;
    } catch (error) {
      this.#log("warn", "graph_checkpoint_failed", { error: error instanceof Error ? error.message : String(error) });
    }
    return false;
  }
}
