import { adapterOf } from "../adapters/adapter-names.ts";
import { nearest } from "./nearest.ts";
import { settingList } from "./setting-list.ts";

const ADAPTERS = "adapter_settings";

/** Where an unknown key at the top of the configuration file belongs, or which one was meant, as a sentence; empty: not known. */
export function placeOf(key: string, known: readonly string[]): string {
  const own = settingList.find(({ environment }) => environment === key);
  if (own !== undefined) return ` In the file it is called "${own.key}".`;
  const near = nearest(key, [...known, ADAPTERS]);
  if (near !== "") return near;
  const variable = key.startsWith("MGP_") ? key : `MGP_${key.toUpperCase()}`;
  if (variable !== key && adapterOf(variable) === undefined) return "";
  return ` A setting of an adapter belongs in the object "${ADAPTERS}": { "${ADAPTERS}": { "${variable}": … } }.`;
}

/** The same for a key in the object `adapter_settings` that no setting of the adapter has. */
export function placeOfAdapterKey(key: string, known: readonly string[]): string {
  const own = settingList.find((setting) => setting.environment === key || setting.key === key);
  if (own !== undefined)
    return ` It is a setting of the gateway, and belongs outside of "${ADAPTERS}", as "${own.key}".`;
  const asVariable = key.toUpperCase().replaceAll("-", "_");
  return nearest(asVariable.startsWith("MGP_") ? asVariable : `MGP_${asVariable}`, known);
}
