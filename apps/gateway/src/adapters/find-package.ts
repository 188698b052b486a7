import { existsSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { isObject } from "@mgp/core";
import { StartError } from "../start/start-error.ts";
import { exportTarget } from "./export-target.ts";

/**
 * The file that `import` of a package would load from a folder; `undefined` when the package is not installed there or
 * has no such file. Node can resolve from another folder only for `require`, which does not see packages that export
 * to `import` alone.
 *
 * @throws StartError when the package is there, and its manifest is damaged
 */
export function findPackage(name: string, fromFolder: string, conditions: readonly string[]): string | undefined {
  // Only a package's name: a path in a name would leave node_modules.
  if (!/^(?:@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*$/i.test(name)) return undefined;
  for (let folder = path.resolve(fromFolder); ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, "node_modules", name);
    if (existsSync(path.join(candidate, "package.json"))) return entryOf(name, candidate, conditions);
    if (folder === path.dirname(folder)) return undefined;
  }
}

function entryOf(name: string, folder: string, conditions: readonly string[]): string | undefined {
  const manifest = manifestOf(name, folder);
  if (!isObject(manifest)) return undefined;
  const main = typeof manifest["main"] === "string" ? manifest["main"] : "index.js";
  const target =
    manifest["exports"] === undefined ? main : exportTarget(manifest["exports"], new Set([...conditions, "default"]));
  if (target === undefined) return undefined;
  const file = path.join(folder, target);
  // The real path, so that a workspace's links lead to sources, which node does not strip of types in node_modules.
  return existsSync(file) ? realpathSync(file) : undefined;
}

function manifestOf(name: string, folder: string): unknown {
  try {
    return JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  } catch (error) {
    throw new StartError(
      `The package.json of the installed package ${name} cannot be read. Install it again: npm install ${name}`,
      { cause: error },
    );
  }
}
