import { expect } from "vitest";

/** Matches every text; vitest types its matchers as any. */
export const anyText: unknown = expect.any(String);

export const anyNumber: unknown = expect.any(Number);

export function textWith(part: string): unknown {
  return expect.stringContaining(part);
}

export function textLike(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}
