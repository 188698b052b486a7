import { existsSync } from "node:fs";
import path from "node:path";
import type { Backend } from "./backend.ts";
import { root } from "./places.ts";
import { type Server, startServer } from "./server.ts";

/** Our gateway as a user starts it, audit log synced before each answer. Only the request log is off. */
export async function startGateway({ source }: { readonly source: boolean }, backend: Backend): Promise<Server> {
  const main = path.join(root, "apps/gateway", source ? "src/main.ts" : "dist/main.js");
  if (!existsSync(main)) throw new Error("The gateway is not built. Run the build, or give --source.");
  return await startServer({
    command: process.execPath,
    words: (port) => [...nodeOptions(source), main, "--port", String(port)],
    environment: (folder) => ({
      ...backend(folder),
      MGP_STATE_DIR: path.join(folder, "state"),
      MGP_GATEWAY_LOG_LEVEL: "WARNING",
    }),
  });
}

/** How node finds the packages of this repository. */
export function nodeOptions(source: boolean): readonly string[] {
  return source ? ["--conditions=@mgp/source"] : [];
}
