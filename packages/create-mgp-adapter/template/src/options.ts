import { type AdapterSetting, type Settings, StoreError } from "@mgp/core";

const BODY_BYTES = "MGP_MY_STORE_BODY_BYTES";
const DEFAULT_BODY_BYTES = 16_777_216;

/** What the adapter is opened with. */
export interface MyStoreOptions {
  /** UTF-8 bytes of the largest memory. @default 16777216 */
  readonly bodyBytes: number;
}

/**
 * What an operator may set. The gateway takes each from the environment, from the flag or from its configuration file
 * and shows it in `--help`. An address or a folder is one more entry here; one without `default` has to be given, and
 * one that is `secret` is never printed.
 */
export const settings: readonly AdapterSetting[] = [
  {
    environment: BODY_BYTES,
    flag: "--my-store-body-bytes",
    description: "The largest memory, in bytes of JSON.",
    default: String(DEFAULT_BODY_BYTES),
  },
];

/** Reads and checks the settings. The message names the setting, what is wrong and the fix, never a secret's value. */
export function optionsFrom(given: Settings): MyStoreOptions {
  const text = given[BODY_BYTES];
  if (text === undefined) return { bodyBytes: DEFAULT_BODY_BYTES };
  const bodyBytes = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(bodyBytes) || bodyBytes < 1024) {
    throw new StoreError("misconfigured", `${BODY_BYTES} has to be a whole number of at least 1024.`);
  }
  return { bodyBytes };
}
