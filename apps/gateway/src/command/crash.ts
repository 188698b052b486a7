import { setTimeout as wait } from "node:timers/promises";
import { guarded } from "@mgp/core";
import { describeError } from "@mgp/governance";
import type { OpenLog } from "../log/create-log.ts";

/** How long the log may take to be written before the process ends without, in milliseconds. */
const FLUSH_MS = 1_000;

/**
 * What nobody has caught ends the process, with a line of the log that says so: in what state it is, nobody knows any
 * more. What was acknowledged is on disk, and what was begun is looked into at the next start.
 */
export function endOnCrash({ log, flush }: OpenLog): void {
  const crash = guarded(
    async (reason: unknown) => {
      log("error", "gateway_crashed", { error: describeError(reason) });
      await Promise.race([flush(), wait(FLUSH_MS)]);
      process.exit(1);
    },
    () => process.exit(1),
  );
  process.on("uncaughtException", crash);
  process.on("unhandledRejection", crash);
}
