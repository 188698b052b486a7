import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Programs that stand beside this file. */
const children: Readonly<Record<"holder" | "migrator", string>> = {
  holder: fileURLToPath(new URL("./holder.ts", import.meta.url)),
  migrator: fileURLToPath(new URL("./migrator.ts", import.meta.url)),
};

/** Starts one of them, from source. */
export function startChild(name: keyof typeof children, ...parameters: readonly string[]): ChildProcess {
  return spawn(process.execPath, ["--conditions=@mgp/source", children[name], ...parameters], {
    stdio: ["pipe", "pipe", "inherit"],
  });
}
