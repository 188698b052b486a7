import { randomUUID } from "node:crypto";
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { StartError } from "../start/start-error.ts";

/**
 * Puts a text in a file's place, so that readers see the old one or the new one, also after a loss of power. Mode and
 * owner stay as they were; a new file has the mode 0600.
 *
 * @throws StartError when it cannot be done, and the file is then as it was
 */
export function replaceFile(file: string, text: string): void {
  const fresh = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}`);
  try {
    writeFresh(fresh, text, file);
    renameSync(fresh, file);
    syncFolder(path.dirname(file));
  } catch (error) {
    rmSync(fresh, { force: true });
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new StartError(`${file} cannot be replaced (${code}). ${adviceFor(code)}`, { cause: error });
  }
}

function writeFresh(fresh: string, text: string, file: string): void {
  const descriptor = openSync(fresh, "wx", 0o600);
  try {
    writeFileSync(descriptor, text);
    const old = statSync(file, { throwIfNoEntry: false });
    if (old !== undefined) {
      const own = fstatSync(descriptor);
      if (own.uid !== old.uid || own.gid !== old.gid) fchownSync(descriptor, old.uid, old.gid);
      fchmodSync(descriptor, old.mode & 0o7777);
    }
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Windows has no such thing. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function adviceFor(code: string): string {
  switch (code) {
    case "EBUSY":
      return "It is mounted by itself: change it where it is mounted from, or mount its folder.";
    case "EPERM":
      return "It belongs to another user or group: run the command as that user.";
    default:
      return "Its folder must be writable for this user, and its disk must have room.";
  }
}
