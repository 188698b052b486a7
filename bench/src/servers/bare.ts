import path from "node:path";
import { type Server, startServer } from "./server.ts";

/**
 * What its table can do: hold memories under their ids, or also be searched, by a word index over them and by columns
 * to filter with.
 */
export type BareTable = "plain" | "searchable";

/** One `INSERT` or `SELECT` a request, behind the same HTTP server and framework, and nothing else. */
export async function startBare(dsn: string, table: BareTable): Promise<Server> {
  return await startServer({
    command: process.execPath,
    words: (port) => [path.join(import.meta.dirname, "bare-program.ts"), String(port), table],
    environment: () => ({ DSN: dsn }),
  });
}
