import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

/** A file is there that cannot be what was meant. The message is the end of a sentence. */
export class UnfitFile extends Error {
  override readonly name = "UnfitFile";
}

/** Bytes that are read at a time. */
const PIECE = 65_536;

/**
 * Reads a whole text file that is named by a setting, as an editor does: a byte order mark, which is no part of the text,
 * says that it is UTF-8 or UTF-16, and without one it is UTF-8.
 *
 * @param most bytes that it has at most
 * @throws as `readBoundedFile`, and UnfitFile when it is no text
 */
export function readTextFile(file: string, most: number): string {
  const bytes = readBoundedFile(file, most);
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UnfitFile("is not UTF-8 text", { cause: error });
  }
}

/** Windows PowerShell writes UTF-16. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/**
 * Reads a whole file that is named by a setting. What is no regular file, such as a pipe or a device, may have no end.
 *
 * @param most bytes that it has at most
 * @returns its bytes
 * @throws UnfitFile when it is no regular file, or larger; any other error when it is missing or may not be read
 */
function readBoundedFile(file: string, most: number): Uint8Array {
  // Without O_NONBLOCK a pipe would hold the start before it can be told from a file.
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(descriptor);
    if (stats.isDirectory()) throw new UnfitFile("is a folder and not a file");
    if (!stats.isFile()) throw new UnfitFile("is not a regular file");
    return readAll(descriptor, most);
  } finally {
    closeSync(descriptor);
  }
}

/** The size that a file states says little: it can grow while it is read, and under /proc it is 0. */
function readAll(descriptor: number, most: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const piece = Buffer.allocUnsafe(PIECE);
    const read = readSync(descriptor, piece);
    if (read === 0) return Buffer.concat(pieces, length);
    length += read;
    if (length > most) throw new UnfitFile(`is larger than ${most} bytes`);
    pieces.push(piece.subarray(0, read));
  }
}
