import { expect } from "vitest";

/** Vitest's asymmetric matchers, which have no type of their own. */
export const anyString: unknown = expect.any(String);
export const anyNumber: unknown = expect.any(Number);

export function objectWith(fields: object): unknown {
  return expect.objectContaining(fields);
}
