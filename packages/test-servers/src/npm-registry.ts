import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "./free-port.ts";

export interface NpmRegistryOptions {
  /** Address of the registry that has the packages which this one does not hold. */
  readonly uplink: string;
  /** Names, as patterns of verdaccio, that are never looked for there. */
  readonly own: readonly string[];
}

/** A registry of npm packages of its own, empty, on 127.0.0.1. Any token may publish. */
export interface NpmRegistry {
  /** `http://127.0.0.1:…/` */
  readonly url: string;
  /** A file for npm's `userconfig`: this registry, and a token for it. */
  readonly userConfig: string;
  /** Ends it and removes its packages. */
  stop(): Promise<void>;
}

/** Starts verdaccio. @throws when it does not start, with what it said */
export async function startNpmRegistry(options: NpmRegistryOptions): Promise<NpmRegistry> {
  const folder = mkdtempSync(path.join(tmpdir(), "mgp-registry-"));
  const config = path.join(folder, "config.yaml");
  writeFileSync(config, configuration(options));
  const address = `127.0.0.1:${String(await freePort())}`;
  const program = fileURLToPath(new URL("bin/verdaccio", import.meta.resolve("verdaccio/package.json")));
  const child = spawn(process.execPath, [program, "--config", config, "--listen", address], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const die = (): boolean => child.kill("SIGKILL");
  process.once("exit", die);
  const stop = async (): Promise<void> => {
    process.removeListener("exit", die);
    die();
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await listening(child);
  } catch (error) {
    await stop();
    throw error;
  }
  const userConfig = path.join(folder, "npmrc");
  writeFileSync(userConfig, `registry=http://${address}/\n//${address}/:_authToken=any\n`);
  return { url: `http://${address}/`, userConfig, stop };
}

function configuration({ uplink, own }: NpmRegistryOptions): string {
  return JSON.stringify({
    storage: "./storage",
    web: { enable: false },
    auth: { htpasswd: { file: "./htpasswd", max_users: -1 } },
    uplinks: { npm: { url: uplink } },
    packages: {
      ...Object.fromEntries(own.map((names) => [names, { access: "$all", publish: "$all" }])),
      "**": { access: "$all", proxy: "npm" },
    },
    log: { type: "stdout", format: "json", level: "warn" },
  });
}

async function listening(child: ChildProcess): Promise<void> {
  let said = "";
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-4_000);
      if (said.includes("http address")) resolve();
    });
  }
  child.once("close", () => reject(new Error(`The registry did not start: ${said}`)));
  await promise;
}
