import { spawn } from "node:child_process";
import { guarded } from "@mgp/core";
import { StartError } from "../start/start-error.ts";
import type { Terminal } from "./terminal.ts";

/** Runs this command again under `node --watch`, which starts it anew when a file that it imported changes. */
export async function serveWithReload(words: readonly string[], terminal: Terminal): Promise<number> {
  const entry = process.argv[1];
  if (entry === undefined) throw new StartError("Reloading works for the command mgp-gateway only.");
  const rest = words.filter((word) => word !== "--reload");
  const child = spawn(process.execPath, ["--watch", ...process.execArgv, entry, ...rest], {
    stdio: "inherit",
    cwd: terminal.workingDirectory,
    env: { ...terminal.environment, MGP_GATEWAY_RELOAD: "false" },
  });
  return await new Promise((resolve, reject) => {
    const forward = guarded((signal: NodeJS.Signals) => child.kill(signal), reject);
    process.on("SIGINT", forward).on("SIGTERM", forward);
    // It would end node --watch and leave the gateway behind.
    process.on(
      "SIGHUP",
      guarded(() => child.kill("SIGTERM"), reject),
    );
    child.once("error", guarded(reject, reject));
    child.once(
      "exit",
      guarded((code: number | null) => resolve(code ?? 0), reject),
    );
  });
}
