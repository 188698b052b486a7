import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "./free-port.ts";
import { goMissing, goProgram } from "./go-program.ts";

const VERSION = "v2.5.0";
const START_MS = 60_000;

/** What is done to the bytes of one direction; `upstream`: those on their way to the server. */
export type Toxic = { readonly stream: "upstream" | "downstream" } & (
  | {
      /** Each piece comes later, by so many milliseconds. */
      readonly type: "latency";
      readonly attributes: { readonly latency: number; readonly jitter: number };
    }
  | {
      /** Nothing comes through, and neither side gets an error. After `timeout` milliseconds the connection ends; 0: never. */
      readonly type: "timeout";
      readonly attributes: { readonly timeout: number };
    }
  | {
      /** The connection is reset (RST), `timeout` milliseconds after the next piece. */
      readonly type: "reset_peer";
      readonly attributes: { readonly timeout: number };
    }
);

/** A way to a server through which the network can be made bad. */
export interface ToxicProxy {
  /** Connect to this port of 127.0.0.1 instead of the server's own. */
  readonly port: number;
  /** Holds for the connections that are open, too. */
  add(...toxics: readonly Toxic[]): Promise<void>;
  /** Takes every toxic away. Connections that a `timeout` or `reset_peer` held are closed. */
  heal(): Promise<void>;
}

export interface Toxiproxy {
  /** @param port of 127.0.0.1, where the server listens */
  before(port: number): Promise<ToxicProxy>;
  stop(): Promise<void>;
}

/** Why there is no Toxiproxy to start on this machine; `undefined`: there is one. */
export function toxiproxyMissing(): string | undefined {
  const missing = goMissing();
  return missing === undefined ? undefined : `Toxiproxy cannot be built: ${missing}`;
}

/** Starts Toxiproxy, and builds it when it is not there. @throws when it does not start, with what it said */
export async function startToxiproxy(): Promise<Toxiproxy> {
  const program = await goProgram(`toxiproxy-${VERSION}`, {
    published: `github.com/Shopify/toxiproxy/v2/cmd/server@${VERSION}`,
  });
  const port = await freePort();
  const child = spawn(program, ["-host", "127.0.0.1", "-port", String(port)], {
    env: { LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const die = (): boolean => child.kill("SIGKILL");
  process.once("exit", die);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-4_000);
    });
  const api = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    process.removeListener("exit", die);
    die();
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  };
  const deadline = performance.now() + START_MS;
  while (!(await answers(`${api}/version`))) {
    if (child.exitCode !== null || performance.now() > deadline) {
      await stop();
      throw new Error(`Toxiproxy did not start: ${said}`);
    }
    await wait(25);
  }
  let proxies = 0;
  return {
    stop,
    before: async (server) => {
      proxies += 1;
      const name = `proxy-${proxies}`;
      const listen = await freePort();
      await ask("POST", `${api}/proxies`, {
        name,
        listen: `127.0.0.1:${listen}`,
        upstream: `127.0.0.1:${server}`,
        enabled: true,
      });
      return proxyAt(`${api}/proxies/${name}/toxics`, listen);
    },
  };
}

function proxyAt(url: string, port: number): ToxicProxy {
  const names: string[] = [];
  return {
    port,
    add: async (...toxics) => {
      for (const toxic of toxics) {
        const name = `${toxic.type}-${toxic.stream}`;
        await ask("POST", url, { name, ...toxic });
        names.push(name);
      }
    },
    heal: async () => {
      for (const name of names.splice(0)) await ask("DELETE", `${url}/${name}`);
    },
  };
}

async function ask(method: "POST" | "DELETE", url: string, body?: object): Promise<void> {
  const response = await fetch(url, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`Toxiproxy answered ${response.status} to ${method} ${url}: ${text}`);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
