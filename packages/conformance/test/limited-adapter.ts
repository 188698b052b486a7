import { memoryAdapter } from "@mgp/adapter-memory";
import { defineAdapter, type MemoryAdapter, type StoreLimit } from "@mgp/core";

export const limits: readonly StoreLimit[] = [
  { hook: "search", sentence: "A search reads all memories." },
  { hook: "list", sentence: "A list reads all." },
];

/** The memory adapter, which says that it has limits. */
const limitedAdapter: MemoryAdapter<Readonly<Record<string, never>>> = defineAdapter({
  name: "limited",
  settings: [],
  optionsFrom: () => ({}),
  open: async (options, context, call) => ({ ...(await memoryAdapter.open(options, context, call)), limits }),
});

// The command loads it as it loads any adapter: by its default export.
// oxlint-disable-next-line import/no-default-export
export default limitedAdapter;
