import type { Connection } from "./connection.ts";
import { SqliteError } from "./sqlite-error.ts";

/**
 * Sets a pragma of the connection and reads it back, since SQLite passes over what it cannot set.
 *
 * @throws SqliteError `pragma` when it runs with another value
 */
export function setPragma(connection: Connection, name: string, value: string | number): void {
  connection.run(`PRAGMA ${name} = ${String(value)}`);
  // Some name their answer otherwise than themselves.
  const [actual] = Object.values(connection.get(`PRAGMA ${name}`) ?? {});
  if (actual !== value)
    throw new SqliteError("pragma", `runs with ${name} = ${String(actual)}, and ${String(value)} is needed`);
}
