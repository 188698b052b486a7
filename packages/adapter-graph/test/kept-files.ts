import { existsSync, readFileSync } from "node:fs";

/** Does the database, its log or its index of the log hold these bytes? */
export function filesHold(file: string, needle: string): boolean {
  const bytes = Buffer.from(needle);
  return ["", "-wal", "-shm"]
    .map((ending) => `${file}${ending}`)
    .some((name) => existsSync(name) && readFileSync(name).includes(bytes));
}
