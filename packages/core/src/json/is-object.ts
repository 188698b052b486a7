import type { JsonObject, JsonValue } from "../generated/types.ts";

/** An object with string keys: neither null nor a list. @returns whether it is one */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The same of a value that is known to be JSON. @returns whether it is one */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return isObject(value);
}
