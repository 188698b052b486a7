import { guarded } from "@mgp/core";
import { describeError } from "@mgp/governance";
import type { OpenLog } from "../log/create-log.ts";

/**
 * An error that no code has caught ends the process, with a line of the log that says so, since the state of the
 * process is unknown then. What was acknowledged is on disk, and what was begun is looked into at the next start.
 */
export function endOnCrash({ log, close }: OpenLog): void {
  const crash = guarded(
    async (reason: unknown) => {
      log("error", "gateway_crashed", { error: describeError(reason) });
      await close();
      process.exit(1);
    },
    () => process.exit(1),
  );
  process.on("uncaughtException", crash);
  process.on("unhandledRejection", crash);
}
