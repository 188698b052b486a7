import { mkdirSync, statSync } from "node:fs";
import path from "node:path";

/** What another user may do in a new folder: nothing. */
const PRIVATE = 0o700;

/** A path cannot be used. The message goes on behind a name of the path, without the path itself. */
export class UnusablePath extends Error {
  override readonly name = "UnusablePath";
}

const reasons: ReadonlyMap<unknown, string> = new Map([
  ["EACCES", "cannot be created: this user may not write to the folder that it would be in"],
  ["EPERM", "cannot be created: this user may not write to the folder that it would be in"],
  ["EROFS", "cannot be created: the file system is read-only"],
  ["ENOSPC", "cannot be created: the disk is full"],
  ["ENOENT", "cannot be created: the file system has no place for folders there"],
  ["ENOTDIR", "cannot be created: a file is in the place of one of its folders"],
  ["ENAMETOOLONG", "cannot be created: its name is too long"],
]);

/**
 * Makes a folder and those that it is in, for their owner only, where they are missing. The recursive `mkdir` of Node.js
 * tries without end where a folder can never be made, as below /proc.
 *
 * @throws UnusablePath
 */
export function makeFolder(folder: string): void {
  try {
    for (const missing of missingOf(path.resolve(folder))) makeOne(missing);
    if (statSync(folder).isDirectory()) return;
  } catch (error) {
    const code = codeOf(error);
    throw new UnusablePath(reasons.get(code) ?? `cannot be created (${String(code)})`, { cause: error });
  }
  throw new UnusablePath("is a file: name a folder");
}

/** @returns the folders that are not there, the outermost first */
function missingOf(folder: string): readonly string[] {
  const missing: string[] = [];
  for (let at = folder; isMissing(at); at = path.dirname(at)) missing.unshift(at);
  return missing;
}

function isMissing(folder: string): boolean {
  return path.dirname(folder) !== folder && statSync(folder, { throwIfNoEntry: false }) === undefined;
}

/** Another process may have made it in between. */
function makeOne(folder: string): void {
  try {
    mkdirSync(folder, { mode: PRIVATE });
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
