import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { cache } from "./places.ts";
import { type Server, startServer } from "./server.ts";

const PACKAGE = "mgp-gateway==0.1.1";
const environment = path.join(cache, "python-gateway");
const program = path.join(environment, "bin", "mgp-gateway");

/** Installs the Python gateway, once. Returns why that is not possible, when it is not. */
export function installPythonGateway(): string | undefined {
  if (existsSync(program)) return undefined;
  const made = spawnSync("python3", ["-m", "venv", environment], { encoding: "utf8" });
  if (made.error !== undefined) return "there is no python3";
  if (made.status !== 0) return `python3 -m venv failed: ${lastLine(made.stderr || made.stdout)}`;
  const installed = spawnSync(path.join(environment, "bin", "pip"), ["install", "--quiet", PACKAGE], {
    encoding: "utf8",
  });
  return installed.status === 0 ? undefined : `pip install ${PACKAGE} failed: ${lastLine(installed.stderr)}`;
}

/** The Python gateway with its memory adapter and its audit log, which it does not sync. */
export async function startPythonGateway(): Promise<Server> {
  return await startServer({
    command: program,
    words: (port) => ["--port", String(port)],
    environment: (folder) => ({
      MGP_AUDIT_LOG: path.join(folder, "audit.jsonl"),
      MGP_GATEWAY_LOG_LEVEL: "WARNING",
    }),
  });
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
