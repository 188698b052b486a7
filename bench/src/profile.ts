import { once } from "node:events";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { startPostgres } from "@mgp/test-servers";
import { throughput } from "./load/send.ts";
import { importOf, operationNames, Requests, writes } from "./requests.ts";
import { embedded, type EmbeddedAdapter, postgres } from "./servers/backend.ts";
import { nodeOptions } from "./servers/gateway.ts";
import { root } from "./servers/places.ts";
import { startServer } from "./servers/server.ts";

// Where the gateway's time goes under one kind of load: `node src/profile.ts write 20000`, and with PostgreSQL
// `node src/profile.ts write 20000 postgres`. It runs from source, so that functions have their files' names.

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const MEMORIES = 4_000;
const IMPORTED_AT_ONCE = 500;
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

function adapterOf(name: string): EmbeddedAdapter {
  if (name === "memory" || name === "file" || name === "graph") return name;
  throw new Error(`There is no adapter ${name}, only memory, file, graph and postgres.`);
}

function isProfile(value: unknown): value is Profile {
  return typeof value === "object" && value !== null && "samples" in value && "timeDeltas" in value;
}

/** Requests for that many of an operation, or for an import of that many memories. */
function requestsFor(name: string, count: number): readonly string[] {
  if (name === "import") {
    return Array.from({ length: Math.ceil(count / IMPORTED_AT_ONCE) }, (_, index) => {
      const from = MEMORIES + index * IMPORTED_AT_ONCE;
      return importOf(from, from + IMPORTED_AT_ONCE);
    });
  }
  const operation = operationNames.find((known) => known === name);
  if (operation === undefined)
    throw new Error(`There is no operation ${name}, only ${operationNames.join(", ")} and import.`);
  return new Requests(MEMORIES).make(operation, count);
}

async function main([name = "write", count = "20000", adapter = "memory"]: readonly string[]): Promise<void> {
  const requests = requestsFor(name, Number(count));
  const database = adapter === "postgres" ? await startPostgres({ durable: true }) : undefined;
  const backend = database === undefined ? embedded(adapterOf(adapter)) : postgres(database.dsn, "embedded");
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
    environment: (folder) => ({ ...backend(folder), MGP_GATEWAY_LOG_LEVEL: "WARNING" }),
  });
  try {
    await throughput(server.port, writes(MEMORIES), 8);
    await throughput(server.port, requests, 32);
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
    await database?.stop();
  }
}

await main(process.argv.slice(2));
