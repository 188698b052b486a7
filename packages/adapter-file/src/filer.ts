import path from "node:path";
import type { AdapterContext, Call } from "@mgp/core";
import { ThreadPool, workerBeside } from "@mgp/sqlite";
import type { FileChange } from "./change.ts";
import type { Folder } from "./folder.ts";
import type { Stored } from "./memory-file.ts";
import type { FilePlacer, Put, PutFailure } from "./put-file.ts";

/** Files synced at a time. */
const LANES = 2;

/** Files put in place before any call is answered. */
const MOST_TOGETHER = 64;

/** Changes that may wait for their files before writers wait too. */
const MOST_PENDING = 4_096;

/** The writes were acknowledged: their files have no deadline. */
const untilDone: Call = { signal: new AbortController().signal, deadline: Infinity };

/** The positions of changes that were put in place together, by the names of their files. */
type Placed = ReadonlyMap<string, number>;

const NOTHING: Placed = new Map();

interface Waiter {
  /** Told of all that is put in place while it waits. */
  readonly isReached: (placed: Placed) => boolean;
  readonly resolve: () => void;
  readonly reject: (error: FilesRefused) => void;
}

/** A file could not be written: what it should say is in the database still. */
export class FilesRefused extends Error {
  override readonly name = "FilesRefused";
}

/**
 * Puts committed changes into files, behind the writers' backs: each as soon as it can, and synced later, many at a
 * time.
 */
export class Filer {
  readonly #folder: Folder;
  readonly #placer: ThreadPool<FilePlacer>;
  readonly #log: AdapterContext["log"];
  readonly #pending = new Map<string, FileChange>();
  /** Written and not synced. */
  #dirty = new Set<string>();
  #waiters: Waiter[] = [];
  #isWorking = false;
  #failure: FilesRefused | undefined;

  constructor(folder: Folder, log: AdapterContext["log"]) {
    this.#folder = folder;
    this.#placer = new ThreadPool({
      program: workerBeside(import.meta.url),
      setup: folder.root,
      database: "folder of the file adapter",
      now: Date.now,
      threads: 1,
    });
    this.#log = log;
  }

  /** What a file will say soon. */
  pendingOf(name: string): Stored | undefined {
    return this.#pending.get(name)?.stored;
  }

  add(changes: readonly FileChange[]): void {
    for (const change of changes) this.#pending.set(change.name, change);
    this.#wake();
  }

  /** Do few changes wait, and can files be written? */
  get hasRoom(): boolean {
    return this.#failure === undefined && this.#pending.size < MOST_PENDING;
  }

  /** Waits until few changes wait; throws when files cannot be written. */
  async room(): Promise<void> {
    if (this.#failure !== undefined) {
      this.#retry();
      await this.#until(() => this.#pending.size === 0);
    }
    await this.#until(() => this.#pending.size < MOST_PENDING);
  }

  /** Waits until the change, or a later one of its name, is in its file. */
  async done(change: FileChange): Promise<void> {
    if (this.#pending.has(change.name)) await this.#untilPlaced([change]);
  }

  /** Resolves when the files of all that was added before are on disk durably. */
  async sync(): Promise<void> {
    if (this.#failure !== undefined) this.#retry();
    await this.#untilPlaced(this.#pending.values());
    const files = this.#dirty;
    this.#dirty = new Set();
    try {
      await inLanes(files, async (file) => await this.#folder.sync(file));
      const folders = new Set(Array.from(files, (file) => path.dirname(file)));
      // A folder may be new.
      if (folders.size > 0) folders.add("memories");
      await inLanes(folders, async (folder) => await this.#folder.syncFolder(folder));
    } catch (error) {
      for (const file of files) this.#dirty.add(file);
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#placer.close();
  }

  #retry(): void {
    this.#failure = undefined;
    this.#wake();
  }

  #wake(): void {
    if (this.#isWorking || this.#failure !== undefined) return;
    this.#isWorking = true;
    this.#work().catch((error: unknown) => this.#crashed(error));
  }

  #crashed(error: unknown): void {
    this.#isWorking = false;
    this.#fail(error);
    this.#tell(NOTHING);
  }

  async #work(): Promise<void> {
    while (this.#pending.size > 0 && this.#failure === undefined) {
      const changes = this.#oldest();
      const placed = new Map<string, number>();
      try {
        const failures = await this.#placer.run(untilDone, "putAll", changes.map(putOf));
        for (const [place, change] of changes.entries()) {
          if (this.#settle(change, failures[place])) placed.set(change.name, change.stored.position);
        }
      } catch (error) {
        this.#fail(error);
      }
      this.#tell(placed);
    }
    this.#isWorking = false;
  }

  #oldest(): readonly FileChange[] {
    const changes: FileChange[] = [];
    for (const change of this.#pending.values()) if (changes.push(change) === MOST_TOGETHER) break;
    return changes;
  }

  /** @returns whether the change is in its file */
  #settle(change: FileChange, failure: PutFailure | undefined): boolean {
    if (failure !== undefined) {
      this.#fail(Object.assign(new Error(failure.message), { code: failure.code }), change.file);
      return false;
    }
    this.#dirty.add(change.file);
    const latest = this.#pending.get(change.name);
    this.#pending.delete(change.name);
    // A later change takes its turn behind the others, so that they have theirs however often this one is written.
    if (latest !== undefined && latest !== change) this.#pending.set(change.name, latest);
    return true;
  }

  #fail(cause: unknown, file?: string): void {
    this.#failure = new FilesRefused("files cannot be written", { cause });
    this.#log("error", "memory_file_not_written", { file, error: cause });
  }

  #tell(placed: Placed): void {
    const left: Waiter[] = [];
    for (const waiter of this.#waiters) {
      if (waiter.isReached(placed)) waiter.resolve();
      else if (this.#failure === undefined) left.push(waiter);
      else waiter.reject(this.#failure);
    }
    this.#waiters = left;
  }

  /** Waits until each of these pending changes, or a later one of its name, is in its file. */
  async #untilPlaced(changes: Iterable<FileChange>): Promise<void> {
    const left = new Map(Array.from(changes, ({ name, stored }) => [name, stored.position]));
    await this.#until((placed) => {
      for (const [name, position] of placed) if (position >= (left.get(name) ?? Infinity)) left.delete(name);
      return left.size === 0;
    });
  }

  async #until(isReached: Waiter["isReached"]): Promise<void> {
    if (isReached(NOTHING)) return;
    if (this.#failure !== undefined) throw this.#failure;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiters.push({ isReached, resolve, reject });
    await promise;
  }
}

function putOf({ file, text, stored, counterpart }: FileChange): Put {
  // The tombstone before a first revision is forgotten: `maintain` removes its file, or the next start does.
  const hasNone = stored.kind === "memory" && stored.record.revision === 1;
  return hasNone ? { file, text } : { file, text, gone: counterpart };
}

/** Works through the items, a few at a time. */
async function inLanes<Item>(items: Iterable<Item>, work: (item: Item) => Promise<void>): Promise<void> {
  const iterator = items[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (let next = iterator.next(); next.done !== true; next = iterator.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
