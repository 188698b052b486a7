import { cpSync } from "node:fs";
import path from "node:path";

const repository = path.join(import.meta.dirname, "..");

/** What a clone does not have, and the tests, which put files beside themselves while they run. */
const LEFT_OUT: ReadonlySet<string> = new Set([".cache", ".git", ".mgp", ".turbo", "dist", "node_modules", "test"]);

/** Makes of an empty folder a checkout in which nothing is installed. */
export function copyCheckout(folder: string): void {
  cpSync(repository, folder, { recursive: true, filter: (source) => !LEFT_OUT.has(path.basename(source)) });
}
