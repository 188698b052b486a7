import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { MemoryAdapter, Settings } from "@mgp/core";
import { StoreError } from "@mgp/core";
import { openLedger } from "@mgp/ledger";
import { openBackend } from "../adapters/open-backend.ts";
import { createGateway } from "../gateway.ts";
import { createLog } from "../log/create-log.ts";
import { StartError } from "../start/start-error.ts";
import { readFullConfiguration } from "./configuration.ts";
import { SmokeFailure, runSmokeSteps } from "./smoke-steps.ts";
import type { Terminal } from "./terminal.ts";

/**
 * `mgp-gateway smoke [flags]`: starts a gateway on a free port of this machine, tries the configured backend over HTTP,
 * prints a summary and leaves nothing behind. Settings that are not given take the adapter's trial values.
 */
export async function smokeCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const { settings, adapter, adapterSettings } = await readFullConfiguration(words, terminal);
  const folder = await mkdtemp(path.join(tmpdir(), "mgp-smoke-"));
  const { log, close: closeLog } = createLog({ level: "error", format: settings.logFormat });
  try {
    const backend = await openBackend(adapter, {
      name: settings.adapter,
      settings: withTrialValues(adapter, adapterSettings, folder),
      log,
    });
    const ledger = await openLedger({ stateDirectory: path.join(folder, "state"), log });
    const gateway = await createGateway({ backend, ledger, log });
    try {
      const { url } = await gateway.listen({ host: "127.0.0.1", port: 0 });
      terminal.out(`${JSON.stringify({ status: "ok", ...(await runSmokeSteps(url)) }, null, 2)}\n`);
      return 0;
    } finally {
      await gateway.close();
    }
  } catch (error) {
    if (error instanceof SmokeFailure) throw new StartError(error.message, { cause: error });
    if (StoreError.isInstance(error))
      throw new StartError(`The adapter ${settings.adapter} cannot be opened: ${error.message}`, { cause: error });
    throw error;
  } finally {
    await closeLog();
    await rm(folder, { recursive: true, force: true });
  }
}

function withTrialValues(adapter: MemoryAdapter<unknown>, given: Settings, folder: string): Settings {
  const values: Record<string, string | undefined> = { ...given };
  for (const { environment, trial } of adapter.settings) values[environment] ??= trial?.replace("{folder}", folder);
  return values;
}
