import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { type Connection, type ConnectionOptions, openConnection } from "../src/index.ts";

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "mgp-sqlite-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A file that does not exist yet, in a folder that is gone after the test. */
export function temporaryFile(): string {
  return path.join(temporaryFolder(), "test.db");
}

/** An open connection that is closed after the test. */
export function testConnection(file: string, options: Partial<ConnectionOptions> = {}): Connection {
  const connection = openConnection(file, { synchronous: "full", ...options });
  onTestFinished(() => connection.close());
  return connection;
}
