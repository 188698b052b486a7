import { expect } from "vitest";
import type { Answer } from "./world.ts";

/** Status, headers and every byte of the body are the same: no client can tell the two apart. */
export function expectSame(one: Answer, other: Answer): void {
  expect([one.status, one.headers, one.text]).toEqual([other.status, other.headers, other.text]);
}
