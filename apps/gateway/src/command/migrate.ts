import { loadLedger } from "../ledgers/load-ledger.ts";
import { sharedLedgerOptions } from "../ledgers/shared-ledger.ts";
import { createLog } from "../log/create-log.ts";
import type { Log } from "../log/log.ts";
import { asStartError } from "../start/as-start-error.ts";
import { readFullConfiguration } from "./configuration.ts";
import type { Terminal } from "./terminal.ts";

const TIMEOUT_MS = 3_600_000;

type Configuration = Awaited<ReturnType<typeof readFullConfiguration>>;

/** What went before and what came after. */
interface SchemaChange {
  readonly from: number;
  readonly to: number;
}

/** `mgp-gateway migrate`: brings the schemas of the backend and of a shared ledger up to date apart from the gateway. */
export async function migrateCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const configuration = await readFullConfiguration(words, terminal);
  const { adapter, ledger, logLevel, logFormat } = configuration.settings;
  const { log, close } = createLog({ level: logLevel, format: logFormat });
  try {
    terminal.out(told(`adapter ${adapter}`, await migrateAdapter(configuration, log)));
    if (ledger !== "embedded")
      terminal.out(told(`ledger ${ledger}`, await migrateLedger(configuration, terminal.workingDirectory, log)));
    return 0;
  } catch (error) {
    throw asStartError(error);
  } finally {
    await close();
  }
}

async function migrateAdapter(
  { adapter, adapterSettings }: Configuration,
  log: Log,
): Promise<SchemaChange | undefined> {
  return await adapter.migrate?.(
    adapter.optionsFrom(adapterSettings),
    { now: Date.now, log },
    { signal: AbortSignal.timeout(TIMEOUT_MS), deadline: Date.now() + TIMEOUT_MS },
  );
}

async function migrateLedger(
  { settings, adapterSettings }: Configuration,
  workingDirectory: string,
  log: Log,
): Promise<SchemaChange> {
  const plugin = await loadLedger(settings.ledger, workingDirectory);
  return await plugin.migrate(sharedLedgerOptions(settings, adapterSettings), { log });
}

function told(name: string, change: SchemaChange | undefined): string {
  if (change === undefined) return `The ${name} has no schema to migrate.\n`;
  const { from, to } = change;
  return from === to
    ? `The schema of the ${name} is up to date, at version ${to}.\n`
    : `The schema of the ${name} went from version ${from} to ${to}.\n`;
}
