import { type ChildProcess, spawn, spawnSync, type SpawnSyncReturns } from "node:child_process";
import { fileURLToPath } from "node:url";

type ChildName = "holder" | "writer";

const children: Readonly<Record<ChildName, string>> = {
  /** Opens a folder and stays. */
  holder: fileURLToPath(new URL("./holder.ts", import.meta.url)),
  /** Writes, and says what was acknowledged. */
  writer: fileURLToPath(new URL("./writer.ts", import.meta.url)),
};

/** How this repository runs TypeScript. */
export const nodeArguments: readonly string[] = ["--conditions=@mgp/source", "--disable-warning=ExperimentalWarning"];

const argumentsOf = (name: ChildName, ...rest: readonly string[]): readonly string[] => [
  ...nodeArguments,
  children[name],
  ...rest,
];

export function startChild(name: ChildName, ...rest: readonly string[]): ChildProcess {
  return spawn(process.execPath, argumentsOf(name, ...rest), { stdio: ["ignore", "pipe", "inherit"] });
}

/** Runs a child from a shell script, in which `"$@"` is its command. */
export function runInShell(script: string, name: ChildName, ...rest: readonly string[]): SpawnSyncReturns<string> {
  const command = ["-c", script, "sh", process.execPath, ...argumentsOf(name, ...rest)];
  return spawnSync("sh", command, { encoding: "utf8" });
}
