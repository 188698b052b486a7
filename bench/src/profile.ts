import { once } from "node:events";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { throughput } from "./load/send.ts";
import { operationNames, Requests, writes } from "./requests.ts";
import { nodeOptions } from "./servers/gateway.ts";
import { root } from "./servers/places.ts";
import { startServer } from "./servers/server.ts";

// Where the gateway's time goes under one kind of load: `node src/profile.ts write 20000`. It runs from source, so that
// functions have their files' names.

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const MEMORIES = 4_000;
const SHOWN = 45;

/** Self time by function, in percent, the most first. */
function selfTimes(profile: Profile): readonly (readonly [string, number])[] {
  const names = new Map(
    profile.nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => {
      const file = url.replace(`file://${root}/`, "").replace(/^node_modules\/\.pnpm\/[^/]+\/node_modules\//, "");
      return [id, `${functionName || "(anonymous)"} ${file}${url === "" ? "" : `:${lineNumber + 1}`}`];
    }),
  );
  const times = new Map<string, number>();
  for (const [place, sample] of profile.samples.entries()) {
    const name = names.get(sample) ?? "(unknown)";
    times.set(name, (times.get(name) ?? 0) + (profile.timeDeltas[place] ?? 0));
  }
  const notOurs = new Set([...times.keys()].filter((name) => /^\((?:idle|program)\)/.test(name)));
  const total = [...times].reduce((sum, [name, time]) => (notOurs.has(name) ? sum : sum + time), 0);
  return [...times].map(([name, time]) => [name, (100 * time) / total] as const).toSorted((a, b) => b[1] - a[1]);
}

function isProfile(value: unknown): value is Profile {
  return typeof value === "object" && value !== null && "samples" in value && "timeDeltas" in value;
}

async function main([name = "write", count = "20000"]: readonly string[]): Promise<void> {
  const operation = operationNames.find((known) => known === name);
  if (operation === undefined) throw new Error(`There is no operation ${name}, only ${operationNames.join(", ")}.`);
  const server = await startServer({
    command: process.execPath,
    words: (port, folder) => [
      ...nodeOptions(true),
      "--cpu-prof",
      "--cpu-prof-interval=500",
      `--cpu-prof-dir=${folder}`,
      path.join(root, "apps/gateway/src/main.ts"),
      "--port",
      String(port),
    ],
    environment: () => ({ MGP_GATEWAY_LOG_LEVEL: "WARNING" }),
  });
  try {
    await throughput(server.port, writes(MEMORIES), 8);
    await throughput(server.port, new Requests(MEMORIES).make(operation, Number(count)), 32);
    // The profile is written at an orderly end.
    server.process.kill("SIGTERM");
    await once(server.process, "exit");
    const [file = ""] = globSync(path.join(server.folder, "*.cpuprofile"));
    const profile: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (!isProfile(profile)) throw new Error("Node wrote no profile.");
    for (const [self, percent] of selfTimes(profile).slice(0, SHOWN)) {
      console.log(`${percent.toFixed(1).padStart(5)}%  ${self}`);
    }
  } finally {
    await server.stop();
  }
}

await main(process.argv.slice(2));
