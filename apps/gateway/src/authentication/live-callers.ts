import { createHash } from "node:crypto";
import type { Caller } from "@mgp/governance";
import type { Log } from "../log/log.ts";
import { changeByOthers } from "../settings/file-access.ts";
import type { CallerLookup, CallerRegistry } from "./caller-registry.ts";
import { CallersFault } from "./callers-fault.ts";
import { asCallersError, parseCallers, readCallersText } from "./callers-file.ts";
import { ChangeSigns } from "./change-signs.ts";

/** How the callers file fared since the start. */
export interface CallersStatus {
  /** Times that it was taken again. */
  readonly reloads: number;
  /** Times that it could not be taken, so that the callers before it stayed. */
  readonly refusals: number;
  /** Epoch milliseconds at which the callers in use were taken from it. */
  readonly loadedAt: number;
  /** The callers in use are those of the file as it was last read. */
  readonly isCurrent: boolean;
}

interface LiveCallersOptions {
  /** Told of each reload: what was taken, and what was refused and why, without a path. */
  readonly log: Log;
  /** Epoch milliseconds. @default Date.now */
  readonly now?: () => number;
}

/**
 * The callers of a file that changes while the gateway runs. A change is taken as a whole or not at all: between one
 * registry and the next there is no moment without one, and a request goes on as the caller that it came from.
 *
 * @returns the callers of the file as it is now; `watchCallers` or `reload` has it read again
 * @throws StartError when the file cannot be used
 */
export function openCallers(path: string, options: LiveCallersOptions): LiveCallers {
  return new LiveCallers(path, options);
}

/** Made by `openCallers`. */
export class LiveCallers implements CallerLookup {
  readonly #path: string;
  readonly #log: Log;
  readonly #now: () => number;
  readonly #signs: ChangeSigns;
  #registry: CallerRegistry;
  /** Of what was read last, whether it could be taken or not. */
  #lastRead = "";
  #status: CallersStatus;

  constructor(path: string, { log, now = Date.now }: LiveCallersOptions) {
    this.#path = path;
    this.#log = log;
    this.#now = now;
    this.#signs = new ChangeSigns(path, now);
    try {
      this.#registry = parseCallers(textOf(this.#read()), now);
    } catch (error) {
      throw asCallersError(error, path);
    }
    this.#status = { reloads: 0, refusals: 0, loadedAt: now(), isCurrent: true };
  }

  get status(): CallersStatus {
    return this.#status;
  }

  findByDigest(digest: Buffer): Caller | undefined {
    return this.#registry.findByDigest(digest);
  }

  findById(id: string): Caller | undefined {
    return this.#registry.findById(id);
  }

  /** Takes the file as it is now. What cannot be taken is logged and counted, and the callers stay. */
  reload(): void {
    this.#take(this.#read());
  }

  /** Takes the file if it has changed. To be called time and again; never rejects. */
  async look(): Promise<void> {
    if (!(await this.#signs.look())) return;
    const before = this.#lastRead;
    const read = this.#read();
    // A file that was touched, or read again because its time says little, holds what it held.
    if (this.#lastRead !== before) this.#take(read);
  }

  #read(): string | CallersFault {
    this.#signs.take();
    try {
      const text = readCallersText(this.#path);
      this.#lastRead = createHash("sha256").update(text).digest("base64");
      return text;
    } catch (error) {
      const fault = error instanceof CallersFault ? error : new CallersFault("It cannot be read.", { cause: error });
      this.#lastRead = fault.message;
      return fault;
    }
  }

  #take(read: string | CallersFault): void {
    let registry: CallerRegistry;
    try {
      registry = parseCallers(textOf(read), this.#now);
    } catch (error) {
      this.#refuse(error);
      return;
    }
    this.#registry = registry;
    this.#status = { ...this.#status, reloads: this.#status.reloads + 1, loadedAt: this.#now(), isCurrent: true };
    this.#log("info", "callers_reloaded", { callers: registry.size });
    this.#warnOfAccess();
  }

  #refuse(error: unknown): void {
    this.#status = { ...this.#status, refusals: this.#status.refusals + 1, isCurrent: false };
    const reason = error instanceof CallersFault ? error.message : "It cannot be read.";
    this.#log("error", "callers_not_reloaded", { reason, callers_kept: this.#registry.size });
  }

  #warnOfAccess(): void {
    const change = changeByOthers(this.#path, "0600");
    if (change !== undefined) this.#log("warn", "callers_file_open", { reason: `It ${change}` });
  }
}

/** @throws CallersFault when there is no text */
function textOf(read: string | CallersFault): string {
  if (typeof read === "string") return read;
  throw read;
}
