import { read } from "node:fs";
import { promisify } from "node:util";

/** Reads from an open file without moving its position. */
export const readAt: (
  descriptor: number,
  buffer: Uint8Array,
  offset: number,
  length: number,
  position: number,
) => Promise<{ bytesRead: number }> = promisify(read);

/** A line and where it stands. */
export interface FileLine {
  /** Without its line feed. One character a byte: every line of ours is ASCII, and another fails its check anyway. */
  readonly text: string;
  /** Offset of its first byte. */
  readonly start: number;
  /** Offset of the byte after its line feed; for a last line without one, the end of the file. */
  readonly end: number;
  readonly complete: boolean;
}

/** How much is read at once, and with it how long the event loop is held while the lines of one chunk are checked. */
const CHUNK_BYTES = 256 * 1024;

/**
 * The lines of an open file from an offset on, in chunks, in bounded memory. A last line without a line feed comes
 * last, marked as incomplete.
 */
export async function* readLines(descriptor: number, from: number): AsyncGenerator<readonly FileLine[]> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  let rest: string[] = [];
  let start = from;
  let position = from;
  for (;;) {
    const { bytesRead } = await readAt(descriptor, buffer, 0, CHUNK_BYTES, position);
    if (bytesRead === 0) break;
    const lines: FileLine[] = [];
    let taken = 0;
    for (let feed = buffer.indexOf(10); feed >= 0 && feed < bytesRead; feed = buffer.indexOf(10, taken)) {
      rest.push(buffer.toString("latin1", taken, feed));
      taken = feed + 1;
      lines.push({ text: rest.join(""), start, end: position + taken, complete: true });
      start = position + taken;
      rest = [];
    }
    rest.push(buffer.toString("latin1", taken, bytesRead));
    position += bytesRead;
    if (lines.length > 0) yield lines;
  }
  if (start < position) yield [{ text: rest.join(""), start, end: position, complete: false }];
}
