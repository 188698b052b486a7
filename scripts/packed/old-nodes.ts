import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { copyCheckout } from "../copy-checkout.ts";
import { environment, npm } from "./programs.ts";

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

/**
 * Starts a fresh checkout, as far as its version, on a Node.js that runs the installation only.
 *
 * @param folder is made
 * @throws Error when anything but the installation's progress is printed, such as a warning of the old Node.js
 */
export function startQuietly(node: string, folder: string): void {
  mkdirSync(folder);
  copyCheckout(folder);
  const { status, stdout, stderr } = spawnSync(node, ["start.mjs", "--version"], {
    cwd: folder,
    encoding: "utf8",
    env: environment(node),
  });
  // The npm of this machine may be newer than the one that comes with that Node.js.
  const isQuiet = !/warn|unsupported|deprecat|update|notice/i.test(stderr.replace(/^npm warn cli .*$/m, ""));
  if (status !== 0 || !isQuiet || !/^mgp-gateway \S+\n$/.test(stdout))
    throw new Error(`The start is not quiet, or fails.\n${stdout}${stderr}`);
}
