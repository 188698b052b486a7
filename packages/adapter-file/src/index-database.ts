import { existsSync, readFileSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Folder } from "./folder.ts";
import { IndexReader } from "./index-reader.ts";
import { SCHEMA, SCHEMA_VERSION } from "./index-schema.ts";
import { IndexWriter } from "./index-writer.ts";
import { RecentWords } from "./recent-words.ts";
import { Statements, textIn } from "./statements.ts";
import { isCode } from "./system-error.ts";

const DATABASE = path.join("index", "index.db");
/** There while the index is in use: says in which run of the machine its changes were made. */
const IN_USE = path.join("index", "in-use");

/** How many documents the words of which are kept in memory before they go to the index on disk. */
const MOST_RECENT = 256;

/**
 * The index: SQLite, never synced while it is in use. It survives the end of the process, however it comes, because
 * the operating system has its pages. After a crash of the machine it is made again from the files.
 */
export class IndexDatabase {
  readonly writer: IndexWriter;
  readonly reader: IndexReader;
  readonly recent: RecentWords = new RecentWords();
  readonly #folder: Folder;
  readonly #database: DatabaseSync;
  readonly #readingDatabase: DatabaseSync;

  /** Opens what is there; throws when it cannot be used. */
  private constructor(folder: Folder, store: string, isNew: boolean) {
    this.#folder = folder;
    this.#database = new DatabaseSync(folder.at(DATABASE));
    try {
      this.#database.exec(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA secure_delete = ON; PRAGMA cache_size = -65536",
      );
      const statements = new Statements(this.#database);
      if (isNew) this.#create();
      else if (textIn(statements.first("SELECT value FROM meta WHERE name = 'store'"), "value") !== markOf(store)) {
        throw new Error("the index is another store's, another version's, or was never finished");
      }
      this.writer = new IndexWriter(statements, this.recent);
    } catch (error) {
      this.#database.close();
      throw error;
    }
    this.#readingDatabase = new DatabaseSync(folder.at(DATABASE), { readOnly: true });
    this.#readingDatabase.exec("PRAGMA cache_size = -65536");
    this.reader = new IndexReader(new Statements(this.#readingDatabase), this.recent);
  }

  /** The index of this store, or the reason why there is none that can be trusted. */
  static open(folder: Folder, store: string): { readonly index: IndexDatabase } | { readonly fault: string } {
    const fault = IndexDatabase.#crashOf(folder);
    if (fault !== undefined) return { fault };
    if (!existsSync(folder.at(DATABASE))) return { fault: "it is missing" };
    try {
      const index = new IndexDatabase(folder, store, false);
      const check = index.#database.prepare("PRAGMA quick_check(1)").get()?.["quick_check"];
      if (check === "ok") return { index };
      index.#closeBoth();
    } catch {
      // Whatever is wrong with it, it is made again.
    }
    return { fault: "it is damaged" };
  }

  /** An empty index in the place of whatever is there. Not to be trusted before `finish`. */
  static create(folder: Folder, store: string): IndexDatabase {
    for (const ending of ["", "-wal", "-shm", "-journal"]) rmSync(folder.at(`${DATABASE}${ending}`), { force: true });
    return new IndexDatabase(folder, store, true);
  }

  /** All files are in it. */
  finish(store: string): void {
    this.#database.prepare("UPDATE meta SET value = ? WHERE name = 'store'").run(markOf(store));
  }

  /** From here on only a close makes the index one that can be trusted on another run of the machine. */
  async markInUse(): Promise<void> {
    const file = await open(this.#folder.at(IN_USE), "w", 0o600);
    try {
      await file.writeFile(runOfMachine() ?? "");
      await file.sync();
    } finally {
      await file.close();
    }
    await this.#folder.syncFolderLater("index");
  }

  /** Work that waits for a moment between two writes. */
  settle(): void {
    if (this.recent.size >= MOST_RECENT) this.writer.flush();
  }

  /** Leaves nothing of what was removed. */
  scrub(): void {
    this.#database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  async close(): Promise<void> {
    try {
      this.#database.exec("PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE)");
    } finally {
      this.#closeBoth();
    }
    await this.#folder.sync(DATABASE);
    await this.#folder.syncFolderLater("index");
    await this.#folder.remove(IN_USE);
    await this.#folder.syncFolderLater("index");
  }

  /** Closes it as one that must be made again. */
  discard(): void {
    this.#closeBoth();
    rmSync(this.#folder.at(DATABASE), { force: true });
  }

  #closeBoth(): void {
    this.#readingDatabase.close();
    this.#database.close();
  }

  #create(): void {
    this.#database.exec(`BEGIN; ${SCHEMA} COMMIT`);
    const insert = this.#database.prepare("INSERT INTO meta VALUES (?, ?)");
    insert.run("store", UNFINISHED);
    for (const name of ["applied", "flushed", "horizon"]) insert.run(name, 0);
  }

  /** Was it in use when the machine, and not only the process, went down? */
  static #crashOf(folder: Folder): string | undefined {
    try {
      const run = readFileSync(folder.at(IN_USE), "utf8");
      return run !== "" && run === runOfMachine() ? undefined : "the machine went down while it was in use";
    } catch (error) {
      if (isCode(error, "ENOENT")) return undefined;
      throw error;
    }
  }
}

const UNFINISHED = "unfinished";

function markOf(store: string): string {
  return `${store} ${String(SCHEMA_VERSION)}`;
}

/** Differs after every start of the machine; `undefined` where the system has no such thing. */
function runOfMachine(): string | undefined {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return undefined;
  }
}
