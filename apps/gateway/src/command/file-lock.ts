import { closeSync, openSync, rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { StartError } from "../start/start-error.ts";

/** How often, and how many milliseconds apart, a lock that is taken is tried. */
const ATTEMPTS = 100;
const PAUSE_MS = 50;

/**
 * Does something while no other process does the like with this file. The lock is a file beside it, which holds for
 * processes of other machines too; one that was left by a process that was killed has to be removed by hand, since only
 * a person can tell that it was.
 *
 * @throws StartError when the lock stays taken for five seconds, or cannot be made
 */
export async function underFileLock<Result>(file: string, work: () => Result): Promise<Result> {
  const lock = `${file}.lock`;
  for (let attempt = 1; !taken(lock); attempt += 1) {
    if (attempt === ATTEMPTS)
      throw new StartError(
        `Another command changes ${file}: ${lock} is there. Try again; if no such command runs any more, remove that file.`,
      );
    await wait(PAUSE_MS);
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** @returns whether the lock is now this process's */
function taken(lock: string): boolean {
  try {
    closeSync(openSync(lock, "wx", 0o600));
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw new StartError(
      `${lock} cannot be created, without which the file beside it is not changed. Make the folder writable for this user.`,
      { cause: error },
    );
  }
}
