import { mkdirSync, mkdtempSync } from "node:fs";
import path from "node:path";

/** Of the repository. */
export const root: string = path.join(import.meta.dirname, "../../..");

/** What the benchmarks install and write: on the disk of the checkout, because a sync costs nothing on a RAM disk. */
export const cache: string = path.join(root, ".cache");

/** An empty folder; the caller removes it. */
export function freshFolder(): string {
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(path.join(cache, "bench-"));
}
