import { spawn } from "node:child_process";
import path from "node:path";
import { onTestFinished } from "vitest";
import { bareEnvironment } from "./bare-environment.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const gatewayMain = path.join(import.meta.dirname, "../../src/main.ts");

export interface GatewayProcess {
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** The exit code. */
  readonly ended: Promise<number | null>;
  /** Ends it with SIGTERM. Returns the exit code. */
  readonly stop: () => Promise<number | null>;
  /** Where it listens, once it says so. */
  readonly url: Promise<string>;
}

export interface ProcessOptions {
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** An open file that takes the place of `GatewayProcess.stderr`. */
  readonly stderr?: number;
  /** A command line to run it under. */
  readonly wrapper?: readonly string[];
  /** Of Node.js. */
  readonly flags?: readonly string[];
  /** @default the command `mgp-gateway` */
  readonly script?: string;
}

/** How a gateway ended, and what it printed. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of `mgp-gateway` to its end, in a new folder unless one is given. */
export async function outcome(words: readonly string[], options: Partial<ProcessOptions> = {}): Promise<Outcome> {
  const { ended, stdout, stderr } = startProcess(words, { cwd: temporaryFolder(), ...options });
  const code = await ended;
  return { code, out: stdout(), err: stderr() };
}

/** Runs a script that is a gateway from source, as a process of its own, which is gone after the test. */
export function startProcess(words: readonly string[], options: ProcessOptions): GatewayProcess {
  const { cwd, environment, wrapper = [], flags = [], script = gatewayMain } = options;
  const [command = "", ...rest] = [
    ...wrapper,
    process.execPath,
    ...flags,
    "--conditions=@mgp/source",
    script,
    ...words,
  ];
  const child = spawn(command, rest, {
    cwd,
    env: { ...bareEnvironment, ...environment },
    stdio: ["ignore", "pipe", options.stderr ?? "pipe"],
  });
  let stdout = "";
  let stderr = "";
  const url = Promise.withResolvers<string>();
  url.promise.catch(() => undefined);
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    const found = /^(?:MGP gateway on|listening) (\S+)\s/m.exec(stdout)?.[1];
    if (found !== undefined) url.resolve(found);
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
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const kill: GatewayProcess["kill"] = (signal) => void child.kill(signal);
  const stop: GatewayProcess["stop"] = async () => {
    kill("SIGTERM");
    return await ended;
  };
  return { stdout: () => stdout, stderr: () => stderr, kill, ended, stop, url: url.promise };
}
