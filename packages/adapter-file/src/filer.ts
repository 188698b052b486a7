import path from "node:path";
import type { AdapterContext } from "@mgp/core";
import { type Change, counterpartOf, fileOf } from "./change.ts";
import { FilePlacer } from "./file-placer.ts";
import type { Folder } from "./folder.ts";
import { inLanes } from "./in-lanes.ts";
import type { Segment } from "./journal.ts";
import type { Stored } from "./memory-file.ts";
import type { Put } from "./put-file.ts";

/** Files synced at a time: the journal's syncs share the same few threads. */
const LANES = 2;

/** Files put in place before anyone hears of it. */
const MOST_TOGETHER = 64;

/** Changes that may wait for their files before writers wait too. */
const MOST_PENDING = 4_096;

/** A file could not be written: what it should say is in the journal still. */
export class FilesRefused extends Error {
  override readonly name = "FilesRefused";
}

/** The journal as the filer needs it. */
interface Segments {
  drop(segments: readonly Segment[]): Promise<void>;
}

/**
 * Puts what the journal holds into files, behind the writers' backs: each change as soon as it can, synced later and
 * many at a time, before the journal lets go of them.
 */
export class Filer {
  readonly #folder: Folder;
  readonly #placer: FilePlacer;
  readonly #journal: Segments;
  readonly #log: AdapterContext["log"];
  readonly #pending = new Map<string, Change>();
  /** Names whose files are being put in place. */
  #busy: ReadonlySet<string> = new Set();
  /** Written and not synced. */
  #dirty = new Set<string>();
  #waiters: (() => void)[] = [];
  #isWorking = false;
  #failure: FilesRefused | undefined;

  constructor(folder: Folder, journal: Segments, log: AdapterContext["log"]) {
    this.#folder = folder;
    this.#placer = new FilePlacer(folder.root);
    this.#journal = journal;
    this.#log = log;
  }

  /** What a file will say soon. */
  pendingOf(name: string): Stored | undefined {
    return this.#pending.get(name)?.stored;
  }

  add(changes: readonly Change[]): void {
    for (const change of changes) this.#pending.set(change.name, change);
    this.#wake();
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
  async done(change: Change): Promise<void> {
    await this.#until(() => this.#pending.get(change.name) !== change && !this.#busy.has(change.name));
  }

  /** Syncs the files of everything that is in these segments, and drops them. No write may be under way when it is called. */
  async checkpoint(segments: readonly Segment[]): Promise<void> {
    if (this.#failure !== undefined) this.#retry();
    for (const change of this.#pending.values()) await this.done(change);
    const files = this.#dirty;
    this.#dirty = new Set();
    try {
      await inLanes(LANES, files, async (file) => await this.#folder.sync(file));
      const folders = new Set(Array.from(files, (file) => path.dirname(file)));
      // A folder may be new.
      if (folders.size > 0) folders.add("memories");
      await inLanes(LANES, folders, async (folder) => await this.#folder.syncFolderLater(folder));
    } catch (error) {
      for (const file of files) this.#dirty.add(file);
      throw error;
    }
    await this.#journal.drop(segments);
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
    this.#busy = new Set();
    this.#isWorking = false;
    this.#fail(error);
    this.#tell();
  }

  async #work(): Promise<void> {
    while (this.#pending.size > 0 && this.#failure === undefined) {
      const changes = this.#oldest();
      this.#busy = new Set(changes.map((change) => change.name));
      try {
        const failures = await this.#placer.put(changes.map((change) => putOf(change)));
        for (const [place, change] of changes.entries()) this.#settle(change, failures[place]);
      } catch (error) {
        this.#fail(error);
      }
      this.#busy = new Set();
      this.#tell();
    }
    this.#isWorking = false;
  }

  #oldest(): readonly Change[] {
    const changes: Change[] = [];
    for (const change of this.#pending.values()) if (changes.push(change) === MOST_TOGETHER) break;
    return changes;
  }

  #settle(change: Change, failure: Error | undefined): void {
    if (failure !== undefined) {
      this.#fail(failure, fileOf(change.entry));
      return;
    }
    this.#dirty.add(fileOf(change.entry));
    if (this.#pending.get(change.name) === change) this.#pending.delete(change.name);
  }

  #fail(cause: unknown, file?: string): void {
    this.#failure = new FilesRefused("files cannot be written", { cause });
    this.#log("error", "memory_file_not_written", { file, error: cause });
  }

  #tell(): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const waiter of waiters) waiter();
  }

  async #until(isReached: () => boolean): Promise<void> {
    while (!isReached()) {
      if (this.#failure !== undefined) throw this.#failure;
      await new Promise<void>((resolve) => {
        this.#waiters.push(resolve);
      });
    }
  }
}

function putOf({ entry, stored }: Change): Put {
  const put = { file: fileOf(entry), text: entry.text };
  // A first revision has no tombstone before it.
  const hasNone = stored.kind === "memory" && stored.record.revision === 1;
  return hasNone ? put : { ...put, gone: counterpartOf(entry) };
}
