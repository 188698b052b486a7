import { lanceDbAdapter } from "@mgp/adapter-lancedb";

/** Opens a store with the settings of the environment, and prints how that went. */
const deadline = Date.now() + 20_000;
const options = lanceDbAdapter.optionsFrom(process.env);
const context = { now: Date.now, log: () => undefined };
try {
  const { store } = await lanceDbAdapter.open(options, context, { signal: new AbortController().signal, deadline });
  await store.close();
} catch (error) {
  process.stdout.write(error instanceof Error ? error.message : "");
}
process.stdout.write("\nended");
