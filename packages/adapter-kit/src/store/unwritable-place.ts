import { constants } from "node:fs";
import { access, statfs } from "node:fs/promises";
import type { MissingPart } from "@mgp/core";

/** Bytes without which not even a small write finds room. */
const LEAST_ROOM = 65_536;

/**
 * Looks whether files can be written, without writing one: a full disk, a file system or file that is read-only, or one
 * that belongs to another user.
 *
 * @param places absolute paths of files and folders
 * @param least bytes that have to be free
 * @param name what messages call the place, as in "graph database"
 * @returns the missing part `writes`, or nothing
 */
export async function unwritablePlace(
  places: readonly string[],
  name: string,
  least: number = LEAST_ROOM,
): Promise<readonly MissingPart[]> {
  for (const place of places) {
    if (!(await isWritable(place)))
      return [
        {
          part: "writes",
          reason: `the ${name} cannot be written, or was removed: check it, its folder and their permissions`,
        },
      ];
    if (!(await hasRoom(place, least))) return [{ part: "writes", reason: `the disk of the ${name} is full` }];
  }
  return [];
}

async function isWritable(place: string): Promise<boolean> {
  return await access(place, constants.W_OK).then(
    () => true,
    () => false,
  );
}

/** Of a file system that does not tell its size nothing is known. */
async function hasRoom(place: string, least: number): Promise<boolean> {
  const { bavail, bfree, blocks, bsize } = await statfs(place);
  // What is set aside for root is room to root.
  const free = process.getuid?.() === 0 ? bfree : bavail;
  return blocks === 0 || free * bsize >= least;
}
