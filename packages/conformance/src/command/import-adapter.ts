import type { MemoryAdapter } from "@mgp/core";

/**
 * The adapter that a module exports by default.
 *
 * @throws Error when the module does not load, or exports none
 */
export async function importAdapter(module: string): Promise<MemoryAdapter<unknown>> {
  const loaded: unknown = await import(module);
  const adapter = typeof loaded === "object" && loaded !== null && "default" in loaded ? loaded.default : undefined;
  if (!isAdapter(adapter))
    throw new Error(`${module} has no adapter as its default export: make it with defineAdapter`);
  return adapter;
}

function isAdapter(value: unknown): value is MemoryAdapter<unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    "contractVersion" in value &&
    typeof value.contractVersion === "number" &&
    "name" in value &&
    typeof value.name === "string" &&
    "settings" in value &&
    Array.isArray(value.settings) &&
    "optionsFrom" in value &&
    typeof value.optionsFrom === "function" &&
    "open" in value &&
    typeof value.open === "function"
  );
}
