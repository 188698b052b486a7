import { globSync, mkdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { type Manifest, readManifest, root, run } from "./programs.ts";
import { privatePackages, type Tarballs } from "./tarballs.ts";

/** Bytes. */
const LARGEST_CORE = 1_000_000;

/**
 * Packages on whose exact version something hangs that is stored: stems in indexes, the files of a database, the tables
 * of a queue; and what goes with exactly that database. All others are ranges, so that a user gets their mended versions.
 */
const EXACT: ReadonlySet<string> = new Set(["stemmer", "@lancedb/lancedb", "apache-arrow", "pg-boss"]);

/**
 * Looks at what would be published: its manifests and its size.
 *
 * @param repository `owner/name` of the repository that packed
 * @throws Error with everything that is wrong
 */
export function checkTarballs(tarballs: Tarballs, folder: string, repository: string): void {
  const unpacked = [...tarballs].map(([name, tarball]) => ({ name, home: unpack(tarball, path.join(folder, name)) }));
  const faults = unpacked.flatMap(({ name, home }) =>
    faultsOf(home, repository).map((fault) => `The packed ${name} ${fault}.`),
  );
  const core = unpacked.find(({ name }) => name === "@mgp/core");
  const size = core === undefined ? undefined : sizeOf(core.home);
  if (size === undefined || size >= LARGEST_CORE)
    faults.push(`@mgp/core unpacks to ${String(size)} bytes; it has to stay under ${String(LARGEST_CORE)}.`);
  if (faults.length > 0) throw new Error(faults.join("\n"));
}

/** @returns the folder of the package */
function unpack(tarball: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  run(folder, "tar", "-xzf", tarball);
  return path.join(folder, "package");
}

function faultsOf(home: string, repository: string): readonly string[] {
  const manifest = readManifest(home);
  const text = readFileSync(path.join(home, "package.json"), "utf8");
  return [
    ...addressFaults(manifest, repository),
    ...Object.entries(manifest.dependencies ?? {})
      .filter(([name, range]) => !range.startsWith("^") && !EXACT.has(name))
      .map(([name, range]) => `asks for ${name} ${range}, which is not a range with ^`),
    ...privatePackages()
      .filter(({ name }) => text.includes(`"${name}"`))
      .map(({ name }) => `names ${name}, which is not published`),
    ...(manifest.engines?.["node"] === readManifest(root).engines?.["node"] ? [] : ["has engines of its own"]),
    ...(manifest.keywords?.includes("mgp") === true ? [] : ["has no keywords, or not mgp among them"]),
  ];
}

function addressFaults(manifest: Manifest, repository: string): readonly string[] {
  const home = `https://github.com/${repository}`;
  const directory = manifest.repository?.directory ?? "";
  const isThere = directory !== "" && readManifest(path.join(root, directory)).name === manifest.name;
  return [
    ...(manifest.repository?.url === `git+${home}.git` ? [] : ["does not say that its repository is the workflow's"]),
    ...(isThere ? [] : ["does not name its folder in the repository"]),
    ...(manifest.homepage?.startsWith(`${home}/`) === true ? [] : ["has no homepage in the repository"]),
    ...(manifest.bugs?.url === `${home}/issues` ? [] : ["does not say where its bugs go"]),
  ];
}

function sizeOf(folder: string): number {
  return globSync("**/*", { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}
