import { StoreError } from "@mgp/core";
import { createLog } from "../log/create-log.ts";
import { readFullConfiguration } from "./configuration.ts";
import { StartError } from "./start-error.ts";
import type { Terminal } from "./terminal.ts";

const TIMEOUT_MS = 3_600_000;

/** `mgp-gateway migrate`: brings the backend's schema up to date apart from the gateway. */
export async function migrateCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const { settings, adapter, adapterSettings } = await readFullConfiguration(words, terminal);
  if (adapter.migrate === undefined) {
    terminal.out(`The adapter ${settings.adapter} has no schema to migrate.\n`);
    return 0;
  }
  const { log, flush } = createLog({ level: settings.logLevel, format: settings.logFormat });
  try {
    const { from, to } = await adapter.migrate(
      adapter.optionsFrom(adapterSettings),
      { now: Date.now, log },
      { signal: AbortSignal.timeout(TIMEOUT_MS), deadline: Date.now() + TIMEOUT_MS },
    );
    terminal.out(
      from === to
        ? `The schema of ${settings.adapter} is up to date, at version ${to}.\n`
        : `The schema of ${settings.adapter} went from version ${from} to ${to}.\n`,
    );
    return 0;
  } catch (error) {
    if (StoreError.isInstance(error)) throw new StartError(error.message, { cause: error });
    throw error;
  } finally {
    await flush();
  }
}
