import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { freePort } from "./free-port.ts";
import { ordinaryUser, serverFolder } from "./ordinary-user.ts";
import { pgvectorSettings } from "./pgvector.ts";
import { type PostgresVersion, postgresPrograms } from "./postgres-binaries.ts";
import { makeCluster } from "./postgres-cluster.ts";

export interface PostgresOptions {
  /** @default 18 */
  readonly version?: PostgresVersion;
  /** Wait for the disk at every commit, as a server in production does. @default false */
  readonly durable?: boolean;
  /** Let databases `CREATE EXTENSION vector`. Only with version 18; see `pgvectorMissing`. @default false */
  readonly vector?: boolean;
  /** Settings of the server, by name. */
  readonly settings?: Readonly<Record<string, string>>;
  /** What the server speaks TLS with, in PEM. @default it offers no TLS */
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** Lines of `pg_hba.conf`, before one that admits all who come from this machine. @default none */
  readonly access?: readonly string[];
}

/** A PostgreSQL of its own, empty, on 127.0.0.1. Its superuser is `postgres`, without a password. */
export interface PostgresServer {
  readonly port: number;
  /** Of the database `postgres`, as superuser. */
  readonly dsn: string;
  /** Makes an empty database and returns its DSN, as superuser. */
  createDatabase(): Promise<string>;
  /** Runs SQL as superuser and returns the rows. */
  query(sql: string, values?: readonly unknown[], dsn?: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Ends it without any warning to its clients (SIGKILL). */
  kill(): Promise<void>;
  /** Stops it from answering, and lets it go on: SIGSTOP and SIGCONT to all of its processes. */
  freeze(): () => void;
  /** Starts it again after `kill`, on the same port and data. */
  start(): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

const START_MS = 60_000;

const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Starts PostgreSQL. @throws when it does not start, with what it said */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const { version = 18, durable = false, vector = false, settings = {}, tls, access = [] } = options;
  const programs = postgresPrograms(version);
  const folder = serverFolder("postgres");
  const data = path.join(folder, "data");
  makeCluster(version, data);
  const port = await freePort();
  const dsn = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const words = Object.entries({
    listen_addresses: "127.0.0.1",
    // A path of a socket may have a hundred bytes; temporary folders are longer on some systems.
    unix_socket_directories: "",
    max_connections: "200",
    ...(durable ? {} : { fsync: "off", full_page_writes: "off" }),
    ...(vector ? pgvectorSettings() : {}),
    ...(tls === undefined ? {} : tlsSettings(folder, tls)),
    ...(access.length === 0 ? {} : { hba_file: privateFile(folder, "hba", [...access, ADMIT_ALL].join("\n")) }),
    ...settings,
  }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);

  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    server = await startProgram(path.join(programs, "postgres"), ["-D", data, "-p", String(port), ...words], dsn);
  };
  const kill = async (): Promise<void> => {
    const child = server;
    server = undefined;
    if (child === undefined) return;
    const others = childrenOf(child);
    child.kill("SIGKILL");
    // They notice by themselves, but one that waits for a lock notices late and keeps the shared memory.
    for (const each of others) signal(each, "SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    running.delete(child);
  };
  await start();
  let databases = 0;
  return {
    port,
    dsn,
    start,
    kill,
    query: async (sql, values = [], on = dsn) => await runQuery(on, sql, values),
    createDatabase: async () => {
      databases += 1;
      const name = `database_${process.pid}_${databases}`;
      await runQuery(dsn, `CREATE DATABASE ${name}`, []);
      return `postgres://postgres@127.0.0.1:${port}/${name}`;
    },
    freeze: () => {
      const frozen = server === undefined ? [] : [server.pid ?? 0, ...childrenOf(server)];
      for (const each of frozen) signal(each, "SIGSTOP");
      return () => {
        for (const each of frozen) signal(each, "SIGCONT");
      };
    },
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const ADMIT_ALL = "host all all 127.0.0.1/32 trust\n";

function tlsSettings(
  folder: string,
  { certificate, key }: NonNullable<PostgresOptions["tls"]>,
): Readonly<Record<string, string>> {
  return {
    ssl: "on",
    ssl_cert_file: privateFile(folder, "cert.pem", certificate),
    ssl_key_file: privateFile(folder, "key.pem", key),
  };
}

/** A file that the server's user owns alone, as it wants its key to be. */
function privateFile(folder: string, name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text, { mode: 0o600 });
  const { uid, gid } = ordinaryUser;
  if (uid !== undefined && gid !== undefined) chownSync(file, uid, gid);
  return file;
}

async function startProgram(program: string, words: readonly string[], dsn: string): Promise<ChildProcess> {
  const deadline = performance.now() + START_MS;
  for (;;) {
    const child = spawn(program, words, { ...ordinaryUser, cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
    running.add(child);
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-4_000);
    });
    child.once("error", (error) => {
      said += error.message;
    });
    while (child.pid !== undefined && child.exitCode === null && performance.now() < deadline) {
      if (await answers(dsn)) return child;
      await wait(25);
    }
    child.kill("SIGKILL");
    running.delete(child);
    // After a kill the shared memory may be in use for another moment.
    if (!said.includes("pre-existing shared memory") || performance.now() > deadline)
      throw new Error(`PostgreSQL did not start: ${said}`);
    await wait(100);
  }
}

async function answers(dsn: string): Promise<boolean> {
  try {
    await runQuery(dsn, "SELECT 1", []);
    return true;
  } catch {
    return false;
  }
}

async function runQuery(
  dsn: string,
  sql: string,
  values: readonly unknown[],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new Client({ connectionString: dsn, connectionTimeoutMillis: 5_000 });
  // A server that ends while the query runs says so to the query already.
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(sql, [...values]);
    return rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Process ids. */
function childrenOf({ pid }: ChildProcess): readonly number[] {
  const { stdout } = spawnSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" });
  return stdout.split(/\s+/).filter(Boolean).map(Number);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended.
  }
}
