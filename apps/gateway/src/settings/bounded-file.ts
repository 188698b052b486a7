import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";

/** A file is there that cannot be what was meant. The message is the end of a sentence. */
export class UnfitFile extends Error {
  override readonly name = "UnfitFile";
}

/**
 * Reads a whole file that is named by a setting. What is no regular file, such as a pipe or a device, may have no end.
 *
 * @param most bytes that it has at most
 * @throws UnfitFile when it is no regular file, or larger; any other error when it is missing or may not be read
 */
export function readBoundedFile(file: string, most: number): Uint8Array {
  // Without O_NONBLOCK a pipe would hold the start before it can be told from a file.
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw new UnfitFile("is not a regular file");
    if (stats.size > most) throw new UnfitFile(`is larger than ${most} bytes`);
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
