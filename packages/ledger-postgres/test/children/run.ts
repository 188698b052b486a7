import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** A gateway's share in a ledger, in a process of its own. */
export interface Holder {
  /** What it says next. @throws when it ends instead */
  readonly next: () => Promise<string>;
  readonly signal: (name: NodeJS.Signals) => void;
}

/**
 * Starts a process that opens the ledger, leaves an intent open, claims the task and reserves the key, says "ready",
 * and then says what becomes of it.
 */
export function startHolder(dsn: string, names: { readonly taskId: string; readonly key: string }): Holder {
  const program = fileURLToPath(new URL("./holder.ts", import.meta.url));
  const child = spawn(process.execPath, ["--conditions=@mgp/source", program, dsn, names.taskId, names.key], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    next: async () => {
      const { value, done } = await lines.next();
      if (done === true) throw new Error("the process has ended");
      return value;
    },
    signal: (name) => void child.kill(name),
  };
}
