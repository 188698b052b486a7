import type { Connection } from "@mgp/sqlite";
import type { FileChange } from "./change.ts";

/** How many are forgotten in one transaction, which holds up the thread. */
const FORGOTTEN_TOGETHER = 1_000;

/** What was acknowledged and may not be in its file durably: the texts of files, each name's last one. */
export class PendingFiles {
  readonly #connection: Connection;
  #size = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Characters that were added since they were last forgotten. */
  get size(): number {
    return this.#size;
  }

  /** Inside the transaction of the change; what an earlier one said under its name is overwritten. */
  add({ name, stored, text }: FileChange): void {
    this.#connection.change("INSERT OR REPLACE INTO pending VALUES (?, ?, ?)", [stored.position, name, text]);
    this.#size += text.length;
  }

  /** The files of all changes up to this one are on disk: `size` was theirs. */
  forget(position: number, size: number): void {
    this.#size -= size;
    const sql =
      "DELETE FROM pending WHERE position IN (SELECT position FROM pending WHERE position <= ? ORDER BY position LIMIT ?)";
    while (this.#connection.transaction(() => this.#connection.change(sql, [position, FORGOTTEN_TOGETHER])) > 0);
  }
}
