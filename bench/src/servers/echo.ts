import path from "node:path";
import { type Server, startServer } from "./server.ts";

/** The ceiling of this stack: the same HTTP server and framework, validation, a Map, and nothing else. */
export async function startEcho(): Promise<Server> {
  return await startServer({
    command: process.execPath,
    words: (port) => [path.join(import.meta.dirname, "echo-program.ts"), String(port)],
  });
}
