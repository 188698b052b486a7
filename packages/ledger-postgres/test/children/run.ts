import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const SILENCE_MS = 60_000;

/** A gateway's share in a ledger, in a process of its own. */
export interface Holder {
  /** What it says next. @throws Error with all that it said so far, when it ends instead or says nothing for a minute */
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
  const said: string[] = [];
  return {
    next: async () => {
      const waiting = new AbortController();
      const silence = wait(SILENCE_MS, undefined, { signal: waiting.signal }).then(() => {
        throw new Error(
          `The process said nothing for ${SILENCE_MS} ms. Before, it said: ${said.join(", ") || "nothing"}.`,
        );
      });
      const { value, done } = await Promise.race([lines.next(), silence]).finally(() => waiting.abort());
      if (done === true) throw new Error(`The process has ended. Before, it said: ${said.join(", ") || "nothing"}.`);
      said.push(value);
      return value;
    },
    signal: (name) => void child.kill(name),
  };
}
