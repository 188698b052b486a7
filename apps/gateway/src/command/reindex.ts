import { StoreError } from "@mgp/core";
import { createLog } from "../log/create-log.ts";
import { asStartError } from "../start/as-start-error.ts";
import { StartError } from "../start/start-error.ts";
import { readFullConfiguration } from "./configuration.ts";
import { openProgress } from "./progress.ts";
import { nextSignal } from "./stop-signals.ts";
import type { Terminal } from "./terminal.ts";

/** A week: millions of records through a hosted embedding service. */
const TIMEOUT_MS = 7 * 24 * 3_600_000;

/** `mgp-gateway reindex`: makes the vectors of all records anew, with the embedding model of today's settings. */
export async function reindexCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const { settings, adapter, adapterSettings } = await readFullConfiguration(words, terminal);
  if (adapter.reindex === undefined) {
    terminal.out(`The adapter ${settings.adapter} keeps no vectors.\n`);
    return 0;
  }
  const { log, close } = createLog({ level: settings.logLevel, format: settings.logFormat });
  const progress = openProgress(terminal);
  const stop = new AbortController();
  nextSignal()
    .then(() => stop.abort())
    .catch((error: unknown) => stop.abort(error));
  try {
    const { records } = await adapter.reindex(
      adapter.optionsFrom(adapterSettings),
      { now: Date.now, log },
      { signal: stop.signal, deadline: Date.now() + TIMEOUT_MS },
      progress.report,
    );
    progress.end();
    terminal.out(`All ${records} records of ${settings.adapter} have vectors of the configured model.\n`);
    return 0;
  } catch (error) {
    progress.end();
    if (StoreError.isInstance(error) && error.code === "cancelled")
      throw new StartError("Stopped. What is done is kept: run the command again to go on.", { cause: error });
    throw asStartError(error);
  } finally {
    await close();
  }
}
