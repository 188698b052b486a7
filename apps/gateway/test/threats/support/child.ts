import { spawn } from "node:child_process";
import path from "node:path";
import { onTestFinished } from "vitest";

export const gatewayMain: string = path.join(import.meta.dirname, "../../../src/main.ts");
export const limitedGateway: string = path.join(import.meta.dirname, "limited-gateway.ts");

export interface Child {
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** The address in the first line that has one. */
  readonly url: Promise<string>;
  /** The exit code. */
  readonly ended: Promise<number | null>;
  readonly stop: () => Promise<number | null>;
}

/** Runs a script of this repository from source; `wrapper` is a command line to run it under. */
export function startChild(
  script: string,
  words: readonly string[],
  options: {
    readonly cwd: string;
    readonly wrapper?: readonly string[];
    readonly flags?: readonly string[];
    readonly environment?: Readonly<Record<string, string>>;
  },
): Child {
  const node = [process.execPath, ...(options.flags ?? []), "--conditions=@mgp/source", script, ...words];
  const [command = process.execPath, ...rest] = [...(options.wrapper ?? []), ...node];
  const child = spawn(command, rest, {
    cwd: options.cwd,
    env: { PATH: process.env["PATH"], ...options.environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  const url = Promise.withResolvers<string>();
  url.promise.catch(() => undefined);
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    const found = /(http:\/\/127\.0\.0\.1:\d+)\s/.exec(stdout)?.[1];
    if (found !== undefined) url.resolve(found);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once("close", (code) => {
      url.reject(new Error(`It ended with ${code}: ${stderr}`));
      resolve(code);
    });
  });
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  return {
    stdout: () => stdout,
    stderr: () => stderr,
    url: url.promise,
    ended,
    stop: async () => {
      child.kill("SIGTERM");
      return await ended;
    },
  };
}
