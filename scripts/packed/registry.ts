import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { freePort } from "@mgp/test-servers";
import { environment, npm, root } from "./programs.ts";

/** A registry on this machine. Packages that it does not hold come from the one that is configured. */
export interface Registry {
  /** What leads npm to it. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * Starts verdaccio on a free port of 127.0.0.1.
 *
 * @param folder is made, and holds what is published
 * @throws Error with what verdaccio said, when it ends instead
 */
export async function startRegistry(folder: string): Promise<Registry> {
  mkdirSync(folder);
  const address = `127.0.0.1:${String(await freePort())}`;
  const config = path.join(folder, "config.yaml");
  writeFileSync(config, configuration(npm(root, "config", "get", "registry").trim()));
  const program = path.join(root, "node_modules/verdaccio/bin/verdaccio");
  const child = spawn(process.execPath, [program, "--config", config, "--listen", address], {
    cwd: folder,
    env: environment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "close");
  await listening(child);
  const userconfig = path.join(folder, "npmrc");
  // npm does not publish without a token; this registry takes any.
  writeFileSync(userconfig, `registry=http://${address}/\n//${address}/:_authToken=any\n`);
  return {
    environment: { npm_config_registry: `http://${address}/`, npm_config_userconfig: userconfig },
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

/** Our own names are never looked for elsewhere: what is on npm under them must not stand in for what was packed. */
function configuration(uplink: string): string {
  return JSON.stringify({
    storage: "./storage",
    web: { enable: false },
    auth: { htpasswd: { file: "./htpasswd", max_users: -1 } },
    uplinks: { npm: { url: uplink } },
    packages: {
      "@mgp/*": { access: "$all", publish: "$all" },
      "{create-mgp-adapter,mgp-adapter-*}": { access: "$all", publish: "$all" },
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
      said += text;
      if (said.includes("http address")) resolve();
    });
  }
  child.once("close", () => reject(new Error(`The registry ended before it listened.\n${said}`)));
  await promise;
}
