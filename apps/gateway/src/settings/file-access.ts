import { statSync, type Stats } from "node:fs";

/** What another user could do to change a file or folder, as the end of a sentence; `undefined`: nothing, or not known. */
export function changeByOthers(file: string): string | undefined {
  const stats = statsOf(file);
  const user = process.getuid?.();
  return stats === undefined || user === undefined ? undefined : changeOf(stats, user);
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
