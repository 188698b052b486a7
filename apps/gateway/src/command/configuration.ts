import type { MemoryAdapter, Settings } from "@mgp/core";
import { adapterSettings } from "../adapters/adapter-settings.ts";
import { loadAdapter } from "../adapters/load-adapter.ts";
import { parseFlags, type FlagDeclaration } from "../settings/command-line.ts";
import { readConfigurationFile } from "../settings/configuration-file.ts";
import type { GatewaySettings } from "../settings/gateway-settings.ts";
import { readSettings } from "../settings/read-settings.ts";
import { secretWarnings } from "../settings/secret-warnings.ts";
import { configurationFlag, configurationKeys, gatewayFlags, settingList } from "../settings/setting-list.ts";
import type { Sources } from "../settings/sources.ts";
import { unknownNames } from "../settings/unknown-names.ts";
import { warningLine, type Terminal } from "./terminal.ts";

/** The gateway's settings, from flags, environment and file. Flags that only an adapter knows are passed over. */
export function readConfiguration(
  words: readonly string[],
  terminal: Terminal,
): { readonly settings: GatewaySettings; readonly sources: Sources } {
  const flags = parseFlags(words, gatewayFlags, { lenient: true });
  const named = [flags.get(configurationFlag.flag), terminal.environment[configurationFlag.environment]].find(
    (name) => name !== undefined && name.trim() !== "",
  );
  const file = readConfigurationFile(named, terminal.workingDirectory, configurationKeys);
  const { environment, workingDirectory } = terminal;
  const sources: Sources = { flags, environment, file, workingDirectory };
  return { settings: readSettings(sources), sources };
}

/**
 * The gateway's settings and the adapter's. Every flag has to be known to one of both. Tells of variables without
 * effect, and of secrets that others on this machine can see.
 *
 * @param ownFlags flags of the command that are no settings; the command reads them itself
 */
export async function readFullConfiguration(
  words: readonly string[],
  terminal: Terminal,
  ownFlags: readonly FlagDeclaration[] = [],
): Promise<{
  readonly settings: GatewaySettings;
  readonly adapter: MemoryAdapter<unknown>;
  readonly adapterSettings: Settings;
  /** The configuration file's path, whether there is one or not. */
  readonly configurationFile: string;
}> {
  const { settings, sources } = readConfiguration(words, terminal);
  const adapter = await loadAdapter(settings.adapter, terminal.workingDirectory);
  const flags = parseFlags(words, [...gatewayFlags, ...adapter.settings, ...ownFlags], { lenient: false });
  for (const warning of [
    ...unknownNames(terminal.environment, { name: settings.adapter, settings: adapter.settings }),
    ...secretWarnings([...settingList, ...adapter.settings], { ...sources, flags }),
  ])
    terminal.err(warningLine(warning));
  return {
    settings,
    adapter,
    configurationFile: sources.file.path,
    adapterSettings: adapterSettings(settings.adapter, adapter.settings, { ...sources, flags }),
  };
}
