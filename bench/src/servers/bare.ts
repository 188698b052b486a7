import path from "node:path";
import { type Server, startServer } from "./server.ts";

/** One `INSERT` or `SELECT` a request, behind the same HTTP server and framework, and nothing else. */
export async function startBare(dsn: string): Promise<Server> {
  return await startServer({
    command: process.execPath,
    words: (port) => [path.join(import.meta.dirname, "bare-program.ts"), String(port)],
    environment: () => ({ DSN: dsn }),
  });
}
