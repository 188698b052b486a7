import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "./markdown.ts";

/** Settings of the user who runs the tests play no part. */
const bareEnvironment: Readonly<NodeJS.ProcessEnv> = Object.fromEntries(
  ["PATH", "HOME", "NODE_COMPILE_CACHE"].map((name) => [name, process.env[name]]),
);

/** How a program ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Whatever was started and made for a test file, to be undone after it. */
export class Workplace {
  readonly folder: string = mkdtempSync(path.join(tmpdir(), "mgp-docs-"));
  readonly #stops: (() => Promise<unknown>)[] = [];

  /** Starts the gateway from source on a free port. */
  async gateway(
    environment: Readonly<Record<string, string>> = {},
    words: readonly string[] = [],
  ): Promise<{ readonly url: string; readonly stdout: () => string }> {
    const cwd = mkdtempSync(path.join(this.folder, "gateway-"));
    const child = start(process.execPath, sourceArguments("apps/gateway/src/main.ts", ["--port", "0", ...words]), {
      cwd,
      environment,
    });
    const ended = endOf(child);
    this.#stops.push(async () => {
      child.kill("SIGTERM");
      await ended;
    });
    let stdout = "";
    const url = await Promise.race([
      new Promise<string>((resolve) => {
        child.stdout.on("data", (text: string) => {
          stdout += text;
          const found = /^MGP gateway on (\S+)\n[^]*^Try it/m.exec(stdout)?.[1];
          if (found !== undefined) resolve(found);
        });
      }),
      ended.then(({ stderr }) => {
        throw new Error(`The gateway ended: ${stderr}`);
      }),
    ]);
    return { url, stdout: () => stdout };
  }

  /** Runs a TypeScript file to its end, with the packages from source. */
  async node(
    file: string,
    words: readonly string[] = [],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Ended> {
    return await run(process.execPath, sourceArguments(file, words), { cwd: this.folder, environment });
  }

  async close(): Promise<void> {
    await Promise.all(this.#stops.map(async (stop) => await stop()));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export async function run(program: string, words: readonly string[], options: RunOptions): Promise<Ended> {
  return await endOf(start(program, words, options));
}

function sourceArguments(file: string, words: readonly string[]): string[] {
  return ["--conditions=@mgp/source", path.resolve(root, file), ...words];
}

function start(program: string, words: readonly string[], { cwd, environment }: RunOptions) {
  const child = spawn(program, words, {
    cwd,
    env: { ...bareEnvironment, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.setEncoding("utf8");
  child.stderr.setEncoding("utf8");
  return child;
}

async function endOf(child: ReturnType<typeof start>): Promise<Ended> {
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.on("data", (text: string) => {
    stderr += text;
  });
  return await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}
