import type { FlagDeclaration } from "./command-line.ts";
import { settingTable } from "./setting-table.ts";
import type { Setting } from "./setting.ts";

/** Every setting, in the order in which it is shown. */
export const settingList: readonly Omit<Setting<unknown>, "parse">[] = Object.values(settingTable);

/** The keys that a configuration file may have. */
export const configurationKeys: readonly string[] = settingList.map((setting) => setting.key);

/** The flag that names the configuration file. */
export const configurationFlag = {
  environment: "MGP_CONFIG_FILE",
  flag: "config",
  description: "Configuration file; without it mgp.config.json in the working directory, if it is there.",
};

/** Every flag of the gateway itself. */
export const gatewayFlags: readonly FlagDeclaration[] = [
  ...settingList,
  configurationFlag,
  { flag: "help", boolean: true },
  { flag: "version", boolean: true },
];

/** What holds when a setting is not given, in words; empty: nothing. */
export function fallbackText(setting: Pick<Setting<unknown>, "fallback" | "fallbackText">): string {
  if (setting.fallbackText !== undefined) return setting.fallbackText;
  const { fallback } = setting;
  if (fallback === undefined) return "";
  return typeof fallback === "string" ? fallback : JSON.stringify(fallback);
}
