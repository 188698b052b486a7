import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Does any file below the folder hold these bytes, or have them in its name? */
export function filesHold(folder: string, needle: string | Uint8Array): boolean {
  const bytes = Buffer.from(needle);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some(
      (entry) =>
        Buffer.from(entry.name).includes(bytes) ||
        readFileSync(path.join(entry.parentPath, entry.name)).includes(bytes),
    );
}
