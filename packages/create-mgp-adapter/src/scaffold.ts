import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { adapterName } from "./adapter-name.ts";
import { fillIn, fillInPackage } from "./fill-in.ts";

const home = path.join(import.meta.dirname, "..");
const template = path.join(home, "template");

/** Names that npm, git or a compiler would heed where the template lies. */
const laterNames: ReadonlyMap<string, string> = new Map([
  ["_github", ".github"],
  ["_gitignore", ".gitignore"],
  ["_package.json", "package.json"],
  ["_tsconfig.json", "tsconfig.json"],
  ["_tsconfig.build.json", "tsconfig.build.json"],
]);

/** What was made. */
export interface Scaffolded {
  /** `mgp-adapter-my-store` */
  readonly packageName: string;
  /** Absolute. */
  readonly folder: string;
  /** Paths within the folder, with slashes, in order. */
  readonly files: readonly string[];
}

/**
 * Makes an adapter's package in a folder of its name.
 *
 * @throws RangeError when the name is not one, Error when the folder holds anything; nothing was written then
 */
export function scaffold(name: string, parent: string): Scaffolded {
  const names = adapterName(name);
  const folder = path.resolve(parent, names.package);
  if (existsSync(folder) && !isEmptyFolder(folder)) {
    throw new Error(`${folder} is there already and holds something. Choose another name, or remove it.`);
  }
  const version = ownVersion();
  const files: string[] = [];
  for (const source of templateFiles()) {
    const text = readFileSync(path.join(template, ...source), "utf8");
    const target = source.map((part) => laterNames.get(part) ?? part);
    const file = path.join(folder, ...target);
    mkdirSync(path.dirname(file), { recursive: true });
    const isPackage = target.join("/") === "package.json";
    writeFileSync(file, isPackage ? fillInPackage(text, names, version) : fillIn(text, names));
    files.push(target.join("/"));
  }
  return { packageName: names.package, folder, files: files.toSorted() };
}

function templateFiles(): readonly (readonly string[])[] {
  return readdirSync(template, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(template, path.join(entry.parentPath, entry.name)).split(path.sep));
}

/** A file in the way is not an empty folder. */
function isEmptyFolder(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return false;
  }
}

function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(home, "package.json"), "utf8"));
  if (typeof manifest === "object" && manifest !== null && "version" in manifest) return String(manifest.version);
  throw new Error("create-mgp-adapter is not installed completely: its package.json has no version.");
}
