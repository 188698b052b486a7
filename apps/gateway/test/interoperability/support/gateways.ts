import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { bareEnvironment } from "../../support/bare-environment.ts";
import { testAdapter, testSettings } from "../../support/test-backend.ts";

/** A gateway that runs as a process of its own. */
export interface RunningGateway {
  readonly url: string;
  /** Whether the process runs, and what it has printed. */
  readonly state: () => string;
  /** Ends the process and removes what it kept. */
  readonly stop: () => Promise<void>;
}

type Environment = Readonly<Record<string, string>>;

const main = path.join(import.meta.dirname, "../../../src/main.ts");
const serveReference = path.join(import.meta.dirname, "../python/serve_reference.py");
const START_DEADLINE_MS = 30_000;
const STOP_DEADLINE_MS = 5_000;
/** Characters of what a gateway printed last. */
const PRINTED = 500;

/**
 * Our gateway from source, with the adapter that the tests run over. The reference searches no graph, so ours does
 * not either.
 */
export async function startOurGateway(settings: Environment = {}): Promise<RunningGateway> {
  const words = ["--conditions=@mgp/source", main, "--port", "0", "--log-level", "CRITICAL"];
  return await start(process.execPath, words, (folder) => ({
    MGP_STATE_DIR: folder,
    MGP_ADAPTER: testAdapter,
    ...testSettings(folder),
    MGP_GRAPH_HOPS: "0",
    ...settings,
  }));
}

/** The published Python gateway, with its memory adapter. */
export async function startReferenceGateway(python: string, settings: Environment = {}): Promise<RunningGateway> {
  return await start(python, [serveReference], (folder) => ({
    MGP_AUDIT_LOG: path.join(folder, "audit.jsonl"),
    PYTHONDONTWRITEBYTECODE: "1",
    ...settings,
  }));
}

async function start(
  command: string,
  words: readonly string[],
  settings: (folder: string) => Environment,
): Promise<RunningGateway> {
  const folder = mkdtempSync(path.join(tmpdir(), "mgp-interoperability-"));
  const child = spawn(command, words, {
    cwd: folder,
    env: { ...bareEnvironment, MGP_ADAPTER: "memory", ...settings(folder) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "close");
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    const killing = setTimeout(() => child.kill("SIGKILL"), STOP_DEADLINE_MS);
    if (child.exitCode === null && child.signalCode === null) await ended;
    clearTimeout(killing);
    rmSync(folder, { recursive: true, force: true });
  };
  const state = (): string => {
    const end = child.signalCode ?? child.exitCode;
    return `${end === null ? "runs" : `ended with ${end}`}, and has printed: ${output.slice(-PRINTED)}`;
  };
  const deadline = Date.now() + START_DEADLINE_MS;
  for (;;) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
    if (url !== undefined && (await answers(url))) return { url, state, stop };
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`A gateway did not start: ${output}`);
    }
    await pause(50);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`)).ok;
  } catch {
    return false;
  }
}
