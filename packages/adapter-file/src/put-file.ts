import { closeSync, constants, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isCode } from "./system-error.ts";

// Windows has no such flag.
const NO_FOLLOW = process.platform === "win32" ? 0 : constants.O_NOFOLLOW;
const FLAGS = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW;

/** A file to put in place, and one that must be gone then. */
export interface Put {
  readonly file: string;
  readonly text: string;
  readonly gone?: string;
  /** Is the file on disk before it has its name? @default false */
  readonly isSynced?: boolean;
}

/** Puts a file in place as a whole: at no time is there half of one under its name. */
export function putFile(root: string, { file, text, gone, isSynced = false }: Put): void {
  const temporary = path.join(root, `${file}.temp`);
  const descriptor = openNew(temporary);
  try {
    writeFileSync(descriptor, text);
    if (isSynced) fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, path.join(root, file));
  if (gone !== undefined) rmSync(path.join(root, gone), { force: true });
}

/** Why a file is not in place. */
export interface PutFailure {
  readonly message: string;
  /** Of the operating system. */
  readonly code?: string;
}

/** Puts files in place on a thread of its own: a file takes the system longer than it takes to decide a write. */
export class FilePlacer {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** What became of each file, in order; `undefined`: it is in place. */
  putAll(puts: readonly Put[]): readonly (PutFailure | undefined)[] {
    return puts.map((put) => this.#put(put));
  }

  #put(put: Put): PutFailure | undefined {
    try {
      putFile(this.#root, put);
      return undefined;
    } catch (error) {
      if (!(error instanceof Error)) return { message: String(error) };
      const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
      return { message: error.message, ...code };
    }
  }
}

function openNew(file: string): number {
  try {
    return openSync(file, FLAGS, 0o600);
  } catch (error) {
    // The first of its folder, or another one was left by a write that failed.
    if (isCode(error, "ENOENT")) mkdirSync(path.dirname(file), { mode: 0o700 });
    else if (isCode(error, "EEXIST")) rmSync(file);
    else throw error;
    return openSync(file, FLAGS, 0o600);
  }
}
