import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { freshFolder } from "./places.ts";

/** A server that runs as a child process, in a folder of its own. */
export interface Server {
  readonly port: number;
  /** Its working directory, removed by `stop`. */
  readonly folder: string;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

export interface ServerProgram {
  readonly command: string;
  readonly words: (port: number, folder: string) => readonly string[];
  readonly environment?: (folder: string) => Readonly<Record<string, string>>;
}

const START_MS = 30_000;
/** Kept of what a server says, for when it does not start. */
const MOST_SAID = 4_000;

const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

/** Starts a server on a free port of 127.0.0.1 and waits until it answers. */
export async function startServer(program: ServerProgram): Promise<Server> {
  const port = await freePort();
  const folder = freshFolder();
  const child = spawn(program.command, program.words(port, folder), {
    cwd: folder,
    env: { PATH: process.env["PATH"], ...program.environment?.(folder) },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  running.add(child);
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-MOST_SAID);
  });
  child.once("error", (error) => {
    said += error.message;
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null && child.kill("SIGKILL")) await once(child, "exit");
    running.delete(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const deadline = performance.now() + START_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null || child.pid === undefined || performance.now() > deadline) {
      await stop();
      throw new Error(`${program.command} did not start: ${said}`);
    }
    await wait(50);
  }
  return { port, folder, process: child, stop };
}

async function answers(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}
