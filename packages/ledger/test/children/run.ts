import { spawn, spawnSync, type ChildProcess, type SpawnSyncReturns } from "node:child_process";
import { fileURLToPath } from "node:url";

/** `holder` opens a ledger and stays; `writer` appends lines, and says which are acknowledged. */
type ChildName = "holder" | "writer";

/** Their programs stand beside this file. */
const children: Readonly<Record<ChildName, string>> = {
  holder: fileURLToPath(new URL("./holder.ts", import.meta.url)),
  writer: fileURLToPath(new URL("./writer.ts", import.meta.url)),
};

/** How a child of these tests is started: our sources, without a build. */
export const nodeArguments: readonly string[] = ["--conditions=@mgp/source", "--disable-warning=ExperimentalWarning"];

/** Starts a child that says on standard output what was acknowledged. */
export function startChild(name: ChildName, ...parameters: string[]): ChildProcess {
  return spawn(process.execPath, [...nodeArguments, children[name], ...parameters], {
    stdio: ["pipe", "pipe", "inherit"],
  });
}

/** Runs a command line in a shell, with the child's command as `$@`. */
export function runInShell(script: string, name: ChildName, ...parameters: string[]): SpawnSyncReturns<string> {
  const command = [process.execPath, ...nodeArguments, children[name], ...parameters];
  return spawnSync("sh", ["-c", script, "sh", ...command], { encoding: "utf8" });
}
