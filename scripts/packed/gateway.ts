import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import path from "node:path";
import { environment, installedCommand } from "./programs.ts";

/** How long starting, answering and stopping may take before it counts as hanging. */
const HANGS_AFTER_MS = 60_000;

export interface GatewayOptions {
  /** Where the packages are installed. */
  readonly consumer: string;
  readonly adapter: string;
  /** The Node.js that runs it. @default the one that runs this */
  readonly node?: string;
  /** Settings. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Starts the installed command with an adapter that it knows by name only, in an empty folder, writes a memory and finds
 * it, over HTTP, and stops it.
 */
export async function tryGateway(options: GatewayOptions): Promise<void> {
  const { consumer, adapter, node = process.execPath } = options;
  const gateway = spawn(node, [installedCommand(consumer, "@mgp/gateway")], {
    cwd: mkdtempSync(path.join(consumer, "../gateway-")),
    env: {
      ...environment(),
      MGP_ADAPTER: adapter,
      MGP_GATEWAY_HOST: "127.0.0.1",
      MGP_GATEWAY_PORT: "0",
      ...options.environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: HANGS_AFTER_MS,
    killSignal: "SIGKILL",
  });
  let printed = "";
  const { promise: url, resolve, reject } = Promise.withResolvers<string>();
  for (const stream of [gateway.stdout, gateway.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      const listening = /MGP gateway on (\S+)/.exec(printed)?.[1];
      if (listening !== undefined) resolve(listening);
    });
  }
  const ended = new Promise<number | null>((settle) => {
    gateway.once("close", (code) => {
      reject(new Error("The gateway ended before it listened."));
      settle(code);
    });
  });
  try {
    await writeAndSearch(await url);
    gateway.kill("SIGTERM");
    const code = await ended;
    if (code !== 0) throw new Error(`The gateway ended with ${String(code)}.`);
  } catch (error) {
    gateway.kill("SIGKILL");
    throw new Error(`The gateway with ${adapter} does not work on ${node}.\n${printed}`, { cause: error });
  }
}

async function writeAndSearch(url: string): Promise<void> {
  const memory = {
    memory_id: "tea",
    subject: { kind: "user", id: "ada" },
    scope: "user",
    type: "preference",
    content: { statement: "Ada prefers white tea." },
    source: { kind: "chat", ref: "chat:1" },
    created_at: "2026-01-02T03:04:05Z",
  };
  await ask(url, "write", { memory }, '"memory_id":"tea"');
  await ask(url, "search", { query: "Which tea?" }, "Ada prefers white tea.");
}

async function ask(url: string, operation: string, payload: object, expected: string): Promise<void> {
  const response = await fetch(`${url}/mgp/${operation}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      request_id: `r-${operation}`,
      policy_context: {
        actor_agent: "support/bot",
        acting_for_subject: { kind: "user", id: "ada" },
        requested_action: operation,
        tenant_id: "acme",
      },
      payload,
    }),
    signal: AbortSignal.timeout(HANGS_AFTER_MS),
  });
  const text = await response.text();
  if (response.status === 200 && text.includes(expected)) return;
  throw new Error(`${operation} was answered with ${String(response.status)}: ${text}`);
}
