import type { Extent } from "../index/batch.ts";
import { readAt } from "./read-lines.ts";

/** Lines that stand closer together than this are read at once: a read costs as much as copying so many bytes. */
const NEAR_BYTES = 32 * 1024;
const RUN_BYTES = 1024 * 1024;

/** The lines at some ascending places, without their line feeds, one character a byte. */
export async function readExtents(descriptor: number, extents: readonly Extent[]): Promise<readonly string[]> {
  const runs: Extent[][] = [];
  for (const extent of extents) {
    const run = runs.at(-1);
    const near = run !== undefined && extent.start - (run.at(-1)?.end ?? 0) <= NEAR_BYTES;
    if (near && extent.end - (run[0]?.start ?? 0) <= RUN_BYTES) run.push(extent);
    else runs.push([extent]);
  }
  const texts = await Promise.all(runs.map((run) => readRun(descriptor, run)));
  return texts.flat();
}

async function readRun(descriptor: number, run: readonly Extent[]): Promise<readonly string[]> {
  const start = run[0]?.start ?? 0;
  const length = (run.at(-1)?.end ?? start) - start;
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await readAt(descriptor, buffer, filled, length - filled, start + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return run.map((extent) =>
    buffer.toString("latin1", Math.min(filled, extent.start - start), Math.min(filled, extent.end - start - 1)),
  );
}
