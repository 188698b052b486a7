import { type AdapterContext, type Call, defineAdapter, type MemoryAdapter, type OpenStore } from "@mgp/core";
import { guaranteesFor } from "./guarantees.ts";
import { manifest } from "./manifest.ts";
import { type MyStoreOptions, optionsFrom, settings } from "./options.ts";
import { TableStore } from "./store.ts";

/** Keeps memories in my-store. The gateway runs it with `MGP_ADAPTER=mgp-adapter-my-store`. */
export const myStoreAdapter: MemoryAdapter<MyStoreOptions> = defineAdapter({
  name: "my-store",
  settings,
  optionsFrom,
  // A real backend is connected to here, within the call's deadline, its schema is brought up to date or refused when
  // it is newer, and what it can do is found out. `misconfigured` is for a wrong option, `unavailable` for no answer.
  open: async (options: MyStoreOptions, context: AdapterContext, _call: Call): Promise<OpenStore> => {
    const guarantees = guaranteesFor(options);
    return { store: new TableStore(context.now, guarantees.limits.bodyBytes), manifest, guarantees };
  },
});
