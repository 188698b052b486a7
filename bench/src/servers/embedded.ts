import path from "node:path";
import { embedded, type EmbeddedAdapter } from "./backend.ts";
import { nodeOptions } from "./gateway.ts";
import { type Server, startServer } from "./server.ts";

/** Our gateway inside a program that can say how much memory it takes. */
export interface EmbeddedGateway extends Server {
  /** Bytes of the resident set after garbage collection. */
  residentBytes(): Promise<number>;
}

/** More than node's own limit, which ends at 4 GiB. */
const HEAP_MEGABYTES = 16_384;

export async function startEmbeddedGateway(
  { source }: { readonly source: boolean },
  adapter: EmbeddedAdapter,
): Promise<EmbeddedGateway> {
  const server = await startServer({
    command: process.execPath,
    words: (port, folder) => [
      ...nodeOptions(source),
      "--expose-gc",
      `--max-old-space-size=${HEAP_MEGABYTES}`,
      path.join(import.meta.dirname, "embedded-program.ts"),
      String(port),
      path.join(folder, "state"),
    ],
    environment: embedded(adapter),
  });
  return {
    ...server,
    residentBytes: async () => {
      const answer = await new Promise<unknown>((resolve) => {
        server.process.once("message", resolve);
        server.process.send("memory");
      });
      if (typeof answer !== "number") throw new Error("The gateway did not say how much memory it takes.");
      return answer;
    },
  };
}
