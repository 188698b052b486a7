import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Starts a program that stands beside this file, from source. */
export function startChild(name: "holder" | "migrator", ...parameters: readonly string[]): ChildProcess {
  const program = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  return spawn(process.execPath, ["--conditions=@mgp/source", program, ...parameters], {
    stdio: ["pipe", "pipe", "inherit"],
  });
}
