import { MOST_BODY_BYTES, setting, wholeNumber } from "@mgp/adapter-kit";
import type { AdapterSetting, Settings } from "@mgp/core";

/** What the adapter is opened with. */
export interface MyStoreOptions {
  /** UTF-8 bytes of the largest memory. @default 16777216 */
  readonly bodyBytes: number;
}

const bodyBytes = setting({
  environment: "MGP_MY_STORE_BODY_BYTES",
  flag: "--my-store-body-bytes",
  description: "The largest memory, in bytes of JSON.",
  kind: wholeNumber(1024, MOST_BODY_BYTES),
  default: MOST_BODY_BYTES,
});

/**
 * What an operator may set: `--help`, flags and the configuration file follow from it. An address or a folder is one
 * more entry; `requiredSetting` makes one that has to be given, and `secret: true` one that is never printed.
 */
export const settings: readonly AdapterSetting[] = [bodyBytes.declared];

/** Reads and checks the settings. */
export function optionsFrom(given: Settings): MyStoreOptions {
  return { bodyBytes: bodyBytes.checked(bodyBytes.from(given)) };
}
