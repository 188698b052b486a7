import { constants } from "node:fs";
import { open, stat, type FileHandle } from "node:fs/promises";
import path from "node:path";
import { makeFolder, UnusablePath } from "@mgp/adapter-kit";
import { AuditUnavailable } from "@mgp/governance";

/**
 * Opens the log for reading and appending; makes it, and its folder, when they are missing.
 *
 * @throws AuditUnavailable for anything but a regular file that can be written
 */
export async function openLogFile(file: string): Promise<FileHandle> {
  try {
    const folder = path.dirname(file);
    makeFolder(folder);
    const existing = await stat(file).catch(notThere);
    // Before it is opened: opening a pipe can wait forever, and opening a device can do anything.
    if (existing?.isDirectory() === true) throw refused(file, "is a folder");
    if (existing !== undefined && !existing.isFile()) throw refused(file, "is not a regular file");
    const { O_APPEND, O_CREAT, O_NONBLOCK, O_RDWR } = constants;
    const handle = await open(file, O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK, 0o600);
    if (!(await handle.stat()).isFile()) {
      await handle.close();
      throw refused(file, "is not a regular file");
    }
    if (existing === undefined) {
      await handle.sync();
      await syncFolder(folder);
    }
    return handle;
  } catch (error) {
    if (AuditUnavailable.isInstance(error)) throw error;
    if (error instanceof UnusablePath)
      throw refused(file, `cannot be created, since its folder ${error.message}`, error);
    throw refused(file, `cannot be opened for writing (${codeOf(error)})`, error);
  }
}

/** Without this, a crash of the machine could take the name of a new file with it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Is the file still the one that this name stands for? Lines written to a removed file would be lost. */
export async function isStillThere(file: string, handle: FileHandle): Promise<boolean> {
  const [named, held] = await Promise.all([stat(file).catch(notThere), handle.stat()]);
  return named !== undefined && named.ino === held.ino && named.dev === held.dev;
}

/** The error for a log that cannot be used, with the setting and the fix. */
export function refused(file: string, what: string, cause?: unknown): AuditUnavailable {
  return new AuditUnavailable(
    `MGP_AUDIT_LOG: ${file} ${what}. Point MGP_AUDIT_LOG to a file that this process may create or append to.`,
    { cause },
  );
}

function notThere(error: unknown): undefined {
  if (codeOf(error) === "ENOENT") return undefined;
  throw error;
}

function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return "unknown error";
}
