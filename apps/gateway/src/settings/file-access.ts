import { statSync, type Stats } from "node:fs";
import path from "node:path";

/**
 * What another user could do to change a file or folder, and how to prevent it, as the end of a sentence; `undefined`:
 * nothing, or not known.
 *
 * @param mode that it should have, in octal
 */
export function changeByOthers(file: string, mode: string): string | undefined {
  const stats = statsOf(file);
  const user = process.getuid?.();
  if (stats === undefined || user === undefined) return undefined;
  const change = changeOf(stats, user);
  if (change !== undefined) return `${change}. Make it this user's, with the mode ${mode}.`;
  return isReplaceable(file)
    ? "is in a folder where every user can replace it. Take the right to write there from others (chmod o-w)."
    : undefined;
}

/** A sticky folder, as /tmp is, lets only owners replace what is theirs. */
function isReplaceable(file: string): boolean {
  const folder = statsOf(path.dirname(file));
  return folder !== undefined && (folder.mode & 0o1002) === 0o002;
}

/** @param user the gateway's own, by number */
export function changeOf(stats: Pick<Stats, "uid" | "mode">, user: number): string | undefined {
  if (stats.uid !== 0 && stats.uid !== user) return "belongs to another user, who can change it";
  return (stats.mode & 0o022) === 0 ? undefined : "can be changed by other users";
}

/** May other users read it? Not known, as on Windows, counts as no. */
export function isReadByOthers(file: string): boolean {
  const stats = statsOf(file);
  return stats !== undefined && process.getuid !== undefined && (stats.mode & 0o044) !== 0;
}

function statsOf(file: string): Stats | undefined {
  return statSync(file, { throwIfNoEntry: false });
}
