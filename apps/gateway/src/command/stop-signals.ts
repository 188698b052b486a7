import { guarded } from "@mgp/core";

/** `SIGHUP` where the terminal was closed. */
export type StopSignal = "SIGINT" | "SIGTERM" | "SIGHUP";

/** Resolves with the next signal that asks the process to end. */
export async function nextSignal(): Promise<StopSignal> {
  return await new Promise((resolve, reject) => {
    const onSignal = guarded((signal: NodeJS.Signals) => {
      process.off("SIGINT", onSignal);
      process.off("SIGTERM", onSignal);
      resolve(signal === "SIGINT" ? "SIGINT" : "SIGTERM");
    }, reject);
    process.on("SIGINT", onSignal);
    process.on("SIGTERM", onSignal);
  });
}
