import { spawnSync } from "node:child_process";
import { chownSync, cpSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** The user and group `nobody`, which every Unix has. PostgreSQL refuses to run as root. */
const NOBODY = 65_534;

/** For `spawn`: root starts servers as the user `nobody`, every other user as itself. */
export const ordinaryUser: { readonly uid?: number; readonly gid?: number } =
  process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/** A new folder that the servers' user owns. */
export function serverFolder(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `mgp-${name}-`));
  if (ordinaryUser.uid !== undefined) chownSync(folder, NOBODY, NOBODY);
  return folder;
}

/**
 * The folder, or a copy of it that the servers' user can reach: a checkout may lie where only root may go. The copy
 * stays for the next time.
 *
 * @param probe a file inside it
 */
export function reachable(folder: string, probe: string, copyName: string): string {
  if (ordinaryUser.uid === undefined || canRead(path.join(folder, probe))) return folder;
  const copy = path.join(tmpdir(), copyName);
  if (existsSync(copy)) return copy;
  const fresh = mkdtempSync(path.join(tmpdir(), `${copyName}-`));
  cpSync(folder, fresh, { recursive: true, verbatimSymlinks: true });
  chownSync(fresh, NOBODY, NOBODY);
  try {
    renameSync(fresh, copy);
  } catch (error) {
    // Another process was quicker.
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

function canRead(file: string): boolean {
  return spawnSync("test", ["-r", file], { ...ordinaryUser, cwd: "/" }).status === 0;
}
