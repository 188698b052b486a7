import { spawn } from "node:child_process";
import { StartError } from "./start-error.ts";
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
  const forward = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  process.on("SIGINT", forward).on("SIGTERM", forward);
  return await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      resolve(code ?? 0);
    });
  });
}
