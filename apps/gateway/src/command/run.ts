import { loadOwnAdapter } from "../adapters/load-adapter.ts";
import { identity } from "../identity.ts";
import { parseFlags } from "../settings/command-line.ts";
import { nearest } from "../settings/nearest.ts";
import { gatewayFlags } from "../settings/setting-list.ts";
import { StartError } from "../start/start-error.ts";
import { auditCommand } from "./audit.ts";
import { readConfiguration } from "./configuration.ts";
import { helpText } from "./help.ts";
import { keyCommand } from "./key.ts";
import { migrateCommand } from "./migrate.ts";
import { reindexCommand } from "./reindex.ts";
import { serveCommand } from "./serve.ts";
import { smokeCommand } from "./smoke.ts";
import type { Terminal } from "./terminal.ts";

const commands: ReadonlyMap<string, (words: readonly string[], terminal: Terminal) => Promise<number>> = new Map([
  ["serve", serveCommand],
  ["audit", auditCommand],
  ["key", keyCommand],
  ["migrate", migrateCommand],
  ["reindex", reindexCommand],
  ["smoke", smokeCommand],
]);

/**
 * Runs the command line, and returns the exit code: 0, 1 when something around it is wrong, 2 when the command line is,
 * 3 when `audit verify` found no line to check.
 */
export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(words, terminal);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    terminal.err(`mgp-gateway: ${error.message}\n`);
    return error.exitCode;
  }
}

async function dispatch(words: readonly string[], terminal: Terminal): Promise<number> {
  const [first] = words;
  const named = first !== undefined && !first.startsWith("-");
  const command = commands.get(named ? first : "serve");
  if (command === undefined)
    throw new StartError(
      `There is no command "${first ?? ""}".${nearest(first ?? "", commands.keys())} "mgp-gateway --help" lists all commands and flags.`,
      { exitCode: 2 },
    );
  const flags = parseFlags(words, gatewayFlags, { lenient: true });
  if (flags.get("version") === "true") {
    const override = terminal.environment["MGP_GATEWAY_VERSION_OVERRIDE"];
    terminal.out(`mgp-gateway ${override === undefined || override === "" ? identity.version : override}\n`);
    return 0;
  }
  if (flags.get("help") === "true") {
    terminal.out(await helpFor(words, terminal));
    return 0;
  }
  return await command(named ? words.slice(1) : words, terminal);
}

/** Help has to come whatever else is wrong; an adapter that cannot be loaded has no part in it. */
async function helpFor(words: readonly string[], terminal: Terminal): Promise<string> {
  try {
    const { settings } = readConfiguration(words, terminal);
    return helpText(settings.adapter, await loadOwnAdapter(settings.adapter, terminal.workingDirectory));
  } catch {
    return helpText(undefined, undefined);
  }
}
