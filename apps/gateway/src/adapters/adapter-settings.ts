import type { AdapterSetting, Settings } from "@mgp/core";
import { placeOfAdapterKey } from "../settings/key-places.ts";
import { givenToAdapter, type Sources } from "../settings/sources.ts";
import { StartError } from "../start/start-error.ts";

/**
 * The values of the settings that an adapter declares, by environment variable. What is under `adapter_settings` in the
 * configuration file has to be declared.
 */
export function adapterSettings(name: string, declared: readonly AdapterSetting[], sources: Sources): Settings {
  const known = declared.map((setting) => setting.environment);
  for (const key of sources.file.adapterSettings.keys()) {
    if (!known.includes(key))
      throw new StartError(
        `The configuration file ${sources.file.path} has adapter_settings.${key}, which the adapter ${name} does not know.${placeOfAdapterKey(key, known)}`,
      );
  }
  return Object.fromEntries(declared.map((setting) => [setting.environment, givenToAdapter(sources, setting)?.text]));
}
