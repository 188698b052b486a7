import { constants, readdirSync, readFileSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import path from "node:path";
import type { Folder } from "./folder.ts";
import { encodeEntry, type JournalEntry, readEntries, voidedEntry } from "./journal-entry.ts";

/**
 * How far at least and at most a segment is filled with zeros ahead of what is written: a sync then has no new length
 * to record.
 */
const LEAST_AHEAD = 65_536;
const MOST_AHEAD = 4_194_304;

const SEGMENT = /^\d{10}\.log$/;

/** The journal could not be written, and says nothing of what was to be added. */
export class JournalRefused extends Error {
  override readonly name = "JournalRefused";
}

interface Place {
  readonly segment: Segment;
  readonly offset: number;
  readonly entry: JournalEntry;
}

/** One file of the journal. */
export interface Segment {
  readonly number: number;
  readonly file: FileHandle;
  /** The bytes that count. */
  end: number;
  /** The bytes that are there. */
  size: number;
}

/**
 * What was acknowledged and may not have reached its own file for good. One sync of the journal serves all writers
 * that wait; segments are dropped when the files of all their entries are synced.
 */
export class Journal {
  readonly #folder: Folder;
  /** Where the content of a name stands in segments that are still there. */
  readonly #places = new Map<string, Place[]>();
  #segments: Segment[] = [];
  #current: Segment | undefined;
  #next: number;
  #last: Promise<void> = Promise.resolve();

  constructor(folder: Folder) {
    this.#folder = folder;
    this.#next = Math.max(0, ...this.#files().map((file) => Number.parseInt(file, 10))) + 1;
  }

  /** Bytes of the segment that is being written. */
  get size(): number {
    return this.#current?.end ?? 0;
  }

  /** What an earlier process left, in order. */
  leftOver(): readonly JournalEntry[] {
    return this.#files().flatMap((file) => {
      const bytes = readFileSync(this.#folder.at(path.join("journal", file)));
      return Array.from(readEntries(bytes), ({ entry }) => entry).filter((entry) => entry !== undefined);
    });
  }

  async dropLeftOver(): Promise<void> {
    for (const file of this.#files()) await this.#folder.remove(path.join("journal", file));
  }

  /**
   * Resolves when the entries are on disk.
   *
   * @throws JournalRefused when nothing of them is there; any other error leaves that open
   */
  async append(entries: readonly JournalEntry[]): Promise<void> {
    const buffers = entries.map((entry) => encodeEntry(entry));
    const bytes = Buffer.concat(buffers);
    const segment = await this.#segment();
    const start = segment.end;
    await this.#write(segment, bytes);
    await segment.file.datasync();
    segment.end = start + bytes.length;
    let offset = start;
    for (const [index, entry] of entries.entries()) {
      const places = this.#places.get(entry.name) ?? [];
      places.push({ segment, offset, entry });
      this.#places.set(entry.name, places);
      offset += buffers[index]?.length ?? 0;
    }
  }

  /** Overwrites what is there of a name from before a position. */
  async scrub(name: string, before: number, from = 0): Promise<void> {
    await this.#alone(async () => {
      const places = this.#places.get(name) ?? [];
      const old = places.filter(({ entry }) => entry.position >= from && entry.position < before);
      for (const { segment, offset, entry } of old) {
        const bytes = voidedEntry(entry);
        await segment.file.write(bytes, 0, bytes.length, offset);
      }
      for (const segment of new Set(old.map((place) => place.segment))) await segment.file.datasync();
      const kept = (this.#places.get(name) ?? []).filter((place) => !old.includes(place));
      this.#places.set(name, kept);
    });
  }

  /** Takes back what was appended: in place, so it needs no room. */
  async retract(entries: readonly JournalEntry[]): Promise<void> {
    for (const { name, position } of entries) await this.scrub(name, position + 1, position);
  }

  /** Ends the segment that is being written, and answers with all that are ended. */
  seal(): readonly Segment[] {
    this.#current = undefined;
    return [...this.#segments];
  }

  async drop(segments: readonly Segment[]): Promise<void> {
    await this.#alone(async () => await this.#drop(segments));
  }

  async close(): Promise<void> {
    for (const { file } of this.#segments) await file.close();
    this.#segments = [];
    this.#current = undefined;
  }

  async #drop(segments: readonly Segment[]): Promise<void> {
    this.#segments = this.#segments.filter((segment) => !segments.includes(segment));
    for (const [name, places] of this.#places) {
      const kept = places.filter((place) => !segments.includes(place.segment));
      if (kept.length === 0) this.#places.delete(name);
      else this.#places.set(name, kept);
    }
    for (const segment of segments) {
      await segment.file.close();
      await this.#folder.remove(this.#pathOf(segment.number));
    }
  }

  /** Scrubbing and dropping touch the same files, so one waits for the other. */
  async #alone(work: () => Promise<void>): Promise<void> {
    const mine = this.#last.then(work);
    // A failure is its caller's.
    this.#last = mine.catch(() => undefined);
    await mine;
  }

  async #segment(): Promise<Segment> {
    if (this.#current !== undefined) return this.#current;
    try {
      const number = this.#next;
      this.#next += 1;
      const flags = constants.O_RDWR | constants.O_CREAT | constants.O_EXCL;
      const file = await open(this.#folder.at(this.#pathOf(number)), flags, 0o600);
      const segment: Segment = { number, file, end: 0, size: 0 };
      this.#segments.push(segment);
      await this.#folder.syncFolderLater("journal");
      this.#current = segment;
      return segment;
    } catch (error) {
      throw new JournalRefused("the journal cannot be begun", { cause: error });
    }
  }

  /** Writes behind what counts. */
  async #write(segment: Segment, bytes: Buffer): Promise<void> {
    const { end, file } = segment;
    try {
      if (end + bytes.length > segment.size) await this.#extend(segment, end + bytes.length);
      await writeAll(file, bytes, end);
    } catch (error) {
      // What was written in part must not be read back, by this process or the next.
      await file.truncate(end);
      segment.size = end;
      throw new JournalRefused("the journal cannot be written", { cause: error });
    }
  }

  /** With no room for zeros it goes on without them. */
  async #extend(segment: Segment, needed: number): Promise<void> {
    const size = needed + Math.min(MOST_AHEAD, Math.max(LEAST_AHEAD, segment.size));
    try {
      await writeAll(segment.file, Buffer.alloc(size - segment.size), segment.size);
      segment.size = size;
    } catch {
      await segment.file.truncate(segment.size);
      segment.size = needed;
    }
  }

  #files(): readonly string[] {
    return readdirSync(this.#folder.at("journal"))
      .filter((file) => SEGMENT.test(file))
      .toSorted();
  }

  #pathOf(number: number): string {
    return path.join("journal", `${String(number).padStart(10, "0")}.log`);
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    done += (await file.write(bytes, done, bytes.length - done, offset + done)).bytesWritten;
  }
}
