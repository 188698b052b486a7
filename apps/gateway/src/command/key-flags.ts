import { parseFlags, type FlagDeclaration } from "../settings/command-line.ts";
import { pathFrom } from "../settings/path-from.ts";
import { configurationFlag } from "../settings/setting-list.ts";
import { settingTable } from "../settings/setting-table.ts";
import { readConfiguration } from "./configuration.ts";
import type { Terminal } from "./terminal.ts";

/** What the command line says to a command that works on keys. */
export interface KeyFlags {
  readonly flags: ReadonlyMap<string, string>;
  readonly isJson: boolean;
  /** The whole path; `undefined`: neither flags, environment nor configuration file name one. */
  readonly callersFile: string | undefined;
}

/** @param own flags of the command beside those that all of them have */
export function readKeyFlags(words: readonly string[], own: readonly FlagDeclaration[], terminal: Terminal): KeyFlags {
  const shared = [settingTable.callersFile, configurationFlag, { flag: "json", boolean: true }];
  const flags = parseFlags(words, [...own, ...shared], { lenient: false });
  const { callersFile } = readConfiguration(words, terminal).settings;
  return {
    flags,
    isJson: flags.get("json") === "true",
    callersFile: callersFile === undefined ? undefined : pathFrom(terminal.workingDirectory, callersFile),
  };
}
