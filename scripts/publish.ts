// Publishes the tarballs of a folder that the registry does not have yet, and prints what it published. It can be run
// again after it failed half-way. Needs no installed package, as it runs with the right to publish.
import { globSync } from "node:fs";
import path from "node:path";
import { isManifest, npm, run } from "./packed/programs.ts";

/** @throws Error when the registry answers neither yes nor no */
async function isPublished(registry: string, name: string, version: string): Promise<boolean> {
  const { ok, status } = await fetch(new URL(`${name.replace("/", "%2f")}/${version}`, registry));
  if (ok || status === 404) return ok;
  throw new Error(`${registry} was asked for ${name} ${version} and answered ${String(status)}. Run this again later.`);
}

const folder = path.resolve(process.argv[2] ?? ".");
const tarballs = globSync("*.tgz", { cwd: folder }).toSorted();
if (tarballs.length === 0)
  throw new Error(`There is no tarball in ${folder}. Pack first: node scripts/pack.ts ${folder}`);
const registry = npm(folder, "config", "get", "registry").trim();
for (const tarball of tarballs) {
  const manifest: unknown = JSON.parse(run(folder, "tar", "-xOf", tarball, "package/package.json"));
  if (!isManifest(manifest) || manifest.version === undefined) throw new Error(`${tarball} holds no package.`);
  if (await isPublished(registry, manifest.name, manifest.version)) continue;
  npm(folder, "publish", `./${tarball}`, "--access", "public");
  console.log(`${manifest.name}@${manifest.version}`);
}
