import { open, stat, type FileHandle } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { readAt, readLines } from "./read-lines.ts";

export interface AuditTailOptions {
  /** How many of the last lines to begin with. @default 10 */
  readonly lines?: number;
  /** Go on with the lines that are written from now on, until the signal. @default false */
  readonly follow?: boolean;
  /** Ends the iteration, without an error. */
  readonly signal?: AbortSignal;
}

const CHUNK_BYTES = 64 * 1024;
const POLL_MILLISECONDS = 200;

/**
 * The last lines of a log file, without their line feeds; then, on request, each new one. It only reads, beside a
 * running gateway. A file that is replaced or cut is followed from its beginning. Lines are not verified.
 */
export async function* tailAuditLog(file: string, options: AuditTailOptions = {}): AsyncGenerator<string> {
  const { lines = 10, follow = false, signal } = options;
  let handle = await open(file, "r");
  try {
    let position = await startOfLast(handle, lines);
    for (;;) {
      for await (const found of readLines(handle.fd, position)) {
        for (const line of found) {
          if (signal?.aborted === true) return;
          // A line that is being written is left for the next look.
          if (!line.complete) continue;
          position = line.end;
          yield line.text;
        }
      }
      if (!follow || !(await pause(signal))) return;
      const named = await stat(file).catch(() => undefined);
      const held = await handle.stat();
      if (named !== undefined && (named.ino !== held.ino || named.size < position)) {
        await handle.close();
        handle = await open(file, "r");
        position = 0;
      }
    }
  } finally {
    await handle.close();
  }
}

/** Where the last so many lines begin; read from the end, so that it takes as long for a large file as for a small one. */
async function startOfLast(handle: FileHandle, lines: number): Promise<number> {
  const { size } = await handle.stat();
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  // The line feed that ends the last line does not begin another.
  let missing = lines + 1;
  for (let end = size; end > 0;) {
    const start = Math.max(0, end - CHUNK_BYTES);
    const { bytesRead } = await readAt(handle.fd, buffer, 0, end - start, start);
    const chunk = buffer.subarray(0, bytesRead);
    for (let feed = chunk.lastIndexOf(10); feed >= 0; feed = feed === 0 ? -1 : chunk.lastIndexOf(10, feed - 1)) {
      missing -= 1;
      if (missing === 0) return start + feed + 1;
    }
    end = start;
  }
  return 0;
}

/** Returns whether to go on. */
async function pause(signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await wait(POLL_MILLISECONDS, undefined, signal === undefined ? {} : { signal });
    return true;
  } catch {
    return false;
  }
}
