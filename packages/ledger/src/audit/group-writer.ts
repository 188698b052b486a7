import { fdatasync, write } from "node:fs";
import { guarded } from "@mgp/core";
import { AUDIT_GROUP_BYTES, AuditUnavailable } from "@mgp/governance";

/** Lines that are written and synced together, and the promise that all who wait for one of them share. */
interface Group {
  texts: string[];
  last: number;
  bytes: number;
  readonly synced: PromiseWithResolvers<void>;
}

export interface GroupWriterOptions {
  /** Open for appending. */
  readonly descriptor: number;
  /** The last line that is on disk already. */
  readonly last: number;
  /** Told after each sync: everything up to this line is on disk, so many bytes more than before. */
  readonly onSynced: (last: number, bytes: number) => void;
  /** Called once, when the log has failed permanently. */
  readonly onFailed: (error: AuditUnavailable) => void;
}

/** Lines that no request waits for are written all the same, at the latest when so many bytes or milliseconds have come together. */
const LAZY_BYTES = 256 * 1024;
const LAZY_MILLISECONDS = 50;

/**
 * Group commit: one write and one `fdatasync` at a time, off the event loop; whatever comes in meanwhile is the
 * next group, or several where it is too much for one write. After the first failure nothing is acknowledged any
 * more: what a failed sync left in the page cache is unknown, and a retry would succeed without having written
 * anything.
 */
export class GroupWriter {
  readonly #options: GroupWriterOptions;
  /** In order; the last one takes the next line. */
  #waiting: Group[] = [];
  #inFlight: Group | undefined;
  #scheduled = false;
  #lazy: NodeJS.Timeout | undefined;
  #synced: number;
  #failure: AuditUnavailable | undefined;

  constructor(options: GroupWriterOptions) {
    this.#options = options;
    this.#synced = options.last;
  }

  /** The last line known to be on disk. */
  get last(): number {
    return this.#synced;
  }

  get failure(): AuditUnavailable | undefined {
    return this.#failure;
  }

  /** Takes a line for writing. Nothing is written until a request waits, or enough has come together. */
  add(seq: number, text: string): void {
    const group = this.#groupFor(text.length);
    group.texts.push(text);
    group.last = seq;
    group.bytes += text.length;
    if (group.bytes > LAZY_BYTES) this.#schedule();
    else this.#lazy ??= setTimeout(this.#writeLazily, LAZY_MILLISECONDS).unref();
  }

  synced(seq: number): Promise<void> {
    if (seq <= this.#synced) return Promise.resolve();
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    if (this.#inFlight !== undefined && seq <= this.#inFlight.last) return this.#inFlight.synced.promise;
    const group = this.#waiting.find(({ last }) => seq <= last);
    if (group === undefined) return Promise.reject(new RangeError(`line ${seq} was never appended`));
    this.#schedule();
    return group.synced.promise;
  }

  /** Writes what waits. */
  async drain(): Promise<void> {
    const last = this.#waiting.at(-1);
    if (last !== undefined) await this.synced(last.last);
    else await this.#inFlight?.synced.promise;
  }

  fail(error: AuditUnavailable): void {
    if (this.#failure !== undefined) return;
    this.#failure = error;
    clearTimeout(this.#lazy);
    this.#inFlight?.synced.reject(error);
    for (const { synced } of this.#waiting) synced.reject(error);
    this.#waiting = [];
    this.#options.onFailed(error);
  }

  #groupFor(bytes: number): Group {
    const last = this.#waiting.at(-1);
    if (last !== undefined && last.bytes + bytes <= AUDIT_GROUP_BYTES) return last;
    const group = newGroup();
    this.#waiting.push(group);
    return group;
  }

  readonly #crashed = (error: unknown): void => this.fail(unavailable("could not be written", error));

  readonly #writeLazily = guarded(() => {
    this.#lazy = undefined;
    this.#schedule();
  }, this.#crashed);

  /** At the end of this turn of the event loop, so that all requests of the turn share the sync. */
  #schedule(): void {
    if (this.#scheduled || this.#inFlight !== undefined) return;
    this.#scheduled = true;
    setImmediate(this.#writeScheduled);
  }

  readonly #writeScheduled = guarded(() => {
    this.#scheduled = false;
    this.#write();
  }, this.#crashed);

  #write(): void {
    if (this.#failure !== undefined || this.#inFlight !== undefined) return;
    const group = this.#waiting.shift();
    if (group === undefined) return;
    this.#inFlight = group;
    const { descriptor } = this.#options;
    const bytes = Buffer.from(group.texts.join(""), "latin1");
    group.texts = [];
    const synced = guarded((error: NodeJS.ErrnoException | null) => {
      if (error !== null) this.fail(unavailable("could not be synced", error));
      else this.#land(group);
    }, this.#crashed);
    const taken = guarded((failure: NodeJS.ErrnoException | null, written: number) => {
      if (failure !== null) return this.fail(unavailable("could not be written", failure));
      // The rest would fail as well, and a second try could only hide that the disk is full.
      if (written < bytes.length)
        return this.fail(unavailable("took only a part of a write", new Error("short write")));
      return fdatasync(descriptor, synced);
    }, this.#crashed);
    write(descriptor, bytes, taken);
  }

  #land(group: Group): void {
    // A failure told from outside has rejected this group already.
    if (this.#failure !== undefined) return;
    this.#inFlight = undefined;
    this.#synced = group.last;
    group.synced.resolve();
    this.#options.onSynced(group.last, group.bytes);
    if (this.#waiting.length > 0) this.#schedule();
  }
}

function newGroup(): Group {
  const synced = Promise.withResolvers<void>();
  // A group may fail with no request waiting for it.
  synced.promise.catch(() => undefined);
  return { texts: [], last: 0, bytes: 0, synced };
}

function unavailable(what: string, cause: unknown): AuditUnavailable {
  const reason = reasonOf(cause);
  return new AuditUnavailable(
    `The audit log (MGP_AUDIT_LOG) ${what}: ${reason}. Free space or repair the disk, then restart.`,
    {
      cause,
    },
  );
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause;
  return "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
}
