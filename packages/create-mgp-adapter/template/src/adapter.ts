import { defineSimpleAdapter } from "@mgp/adapter-kit";
import type { MemoryAdapter } from "@mgp/core";
import { MyStoreBackend } from "./backend.ts";
import { type MyStoreOptions, optionsFrom, settings } from "./options.ts";

/** Keeps memories in my-store. The gateway runs it with `MGP_ADAPTER=mgp-adapter-my-store`. */
export const myStoreAdapter: MemoryAdapter<MyStoreOptions> = defineSimpleAdapter<MyStoreOptions>({
  name: "my-store",
  kind: "key_value",
  // True once a write that was answered survives a crash of the process.
  durable: false,
  // True once several gateways may open the backend at the same time.
  replicas: false,
  settings,
  optionsFrom,
  bodyBytes: (options) => options.bodyBytes,
  // Connect here, within the call's deadline. `misconfigured` is for a wrong option, `unavailable` for no answer.
  open: () => new MyStoreBackend(),
});
