import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { npm } from "./programs.ts";

/**
 * Installs a Node.js of an exact version.
 *
 * @param folder is made
 * @returns the program
 */
export function installNode(folder: string, version: string): string {
  const isWindows = process.platform === "win32";
  const name = `node-${isWindows ? "win" : process.platform}-${process.arch}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), "{}");
  npm(folder, "install", `${name}@${version}`);
  return path.join(folder, "node_modules", name, "bin", isWindows ? "node.exe" : "node");
}
