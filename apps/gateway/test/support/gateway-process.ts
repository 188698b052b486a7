import { spawn } from "node:child_process";
import path from "node:path";
import { onTestFinished } from "vitest";

const main = path.join(import.meta.dirname, "../../src/main.ts");

export interface GatewayProcess {
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** The exit code. */
  readonly ended: Promise<number | null>;
  /** Where it listens, once it says so. */
  readonly url: Promise<string>;
}

/** Runs the command `mgp-gateway` from source, as a process of its own. */
export function startProcess(
  words: readonly string[],
  options: {
    readonly cwd: string;
    readonly environment?: Readonly<Record<string, string>>;
    /** An open file that takes the place of `GatewayProcess.stderr`. */
    readonly stderr?: number;
  },
): GatewayProcess {
  const child = spawn(process.execPath, ["--conditions=@mgp/source", main, ...words], {
    cwd: options.cwd,
    env: {
      PATH: process.env["PATH"],
      NODE_OPTIONS: process.env["MGP_TEST_NODE_OPTIONS"],
      // A connection that the gateway closes as the next request is sent would fail that request.
      MGP_LIMIT_KEEP_ALIVE_MS: "3600000",
      ...options.environment,
    },
    stdio: ["ignore", "pipe", options.stderr ?? "pipe"],
  });
  let stdout = "";
  let stderr = "";
  const url = Promise.withResolvers<string>();
  url.promise.catch(() => undefined);
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    const match = /MGP gateway on (\S+)/.exec(stdout);
    if (match?.[1] !== undefined) url.resolve(match[1]);
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once("close", (code) => {
      url.reject(new Error(`The gateway ended with ${code}: ${stderr}`));
      resolve(code);
    });
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return { stdout: () => stdout, stderr: () => stderr, kill: (signal) => child.kill(signal), ended, url: url.promise };
}
