import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import path from "node:path";
import { ordinaryUser, serverFolder } from "./ordinary-user.ts";
import { postgresPrograms, postgresRelease, type PostgresVersion } from "./postgres-binaries.ts";

const cache = path.join(import.meta.dirname, "../../../.cache/postgres");

const WORDS = ["-U", "postgres", "-A", "trust", "--encoding=UTF8", "--locale=C", "--no-sync"];

/** The server refuses a folder that others may look into. */
const PRIVATE = 0o700;

/**
 * Makes the folder `data`, with an empty cluster whose owner is the servers' user. `initdb` takes a second of processor
 * time, so its result is kept in the checkout's cache, and copied.
 *
 * @throws Error with what `initdb` said
 */
export function makeCluster(version: PostgresVersion, data: string): void {
  const kept = path.join(cache, `${postgresRelease(version)}${WORDS.join("")}`);
  if (!existsSync(kept)) keepCluster(version, kept);
  cpSync(kept, data, { recursive: true });
  chmodSync(data, PRIVATE);
  const { uid, gid } = ordinaryUser;
  if (uid === undefined || gid === undefined) return;
  for (const entry of ["", ...readdirSync(data, { recursive: true, encoding: "utf8" })])
    chownSync(path.join(data, entry), uid, gid);
}

/** In its place in one step, and whole: another process may do the same now. */
function keepCluster(version: PostgresVersion, kept: string): void {
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(path.join(cache, "fresh-"));
  const folder = serverFolder("initdb");
  try {
    initialise(version, path.join(folder, "data"));
    cpSync(path.join(folder, "data"), path.join(fresh, "data"), { recursive: true });
    renameSync(path.join(fresh, "data"), kept);
  } catch (error) {
    if (!existsSync(kept)) throw error;
  } finally {
    for (const each of [folder, fresh]) rmSync(each, { recursive: true, force: true });
  }
}

function initialise(version: PostgresVersion, data: string): void {
  const initdb = path.join(postgresPrograms(version), "initdb");
  const made = spawnSync(initdb, ["-D", data, ...WORDS], { ...ordinaryUser, cwd: "/", encoding: "utf8" });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
}
