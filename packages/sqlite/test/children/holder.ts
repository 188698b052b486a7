// Takes a lock, says so, and stays until it is killed. Says so too when another one holds it, and ends.
import { writeSync } from "node:fs";
import { lockFile, SqliteError } from "../../src/index.ts";

const [file = ""] = process.argv.slice(2);
try {
  lockFile(file);
  writeSync(1, "held\n");
  process.stdin.resume();
} catch (error) {
  writeSync(1, error instanceof SqliteError ? error.reason : "failed");
}
