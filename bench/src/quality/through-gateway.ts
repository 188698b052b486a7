import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { Backend } from "../servers/backend.ts";
import { nodeOptions, startGateway } from "../servers/gateway.ts";
import { root } from "../servers/places.ts";

const run = promisify(execFile);
const program = path.join(root, "examples/src/locomo.ts");

/**
 * Evidence recall@10 through a gateway over HTTP, as the LoCoMo example measures it.
 *
 * @param folder with the conversations
 */
export async function recallThroughGateway(
  settings: { readonly source: boolean },
  backend: Backend,
  folder: string,
): Promise<number> {
  const server = await startGateway(settings, backend);
  try {
    const url = `http://127.0.0.1:${server.port}`;
    // The program runs from source, whatever the gateway does.
    const words = [...nodeOptions(true), program, folder, "--url", url];
    const { stdout } = await run(process.execPath, words);
    const [, mean] = /mean over conversations: ([\d.]+)/.exec(stdout) ?? [];
    if (mean === undefined) throw new Error(`The LoCoMo example printed no mean: ${stdout}`);
    return Number(mean);
  } finally {
    await server.stop();
  }
}
