import { describe, expect, it } from "vitest";
import { transition } from "../../src/index.ts";

describe("transition", () => {
  it.each([
    ["active", "expire", "move"],
    ["active", "revoke", "move"],
    ["active", "delete", "move"],
    ["expired", "expire", "repeat"],
    ["expired", "revoke", "move"],
    ["expired", "delete", "move"],
    ["revoked", "expire", "move"],
    ["revoked", "revoke", "repeat"],
    ["revoked", "delete", "move"],
    ["deleted", "expire", "refuse"],
    ["deleted", "revoke", "refuse"],
    ["deleted", "delete", "repeat"],
  ] as const)("of %s by %s is %s", (from, action, result) => {
    expect(transition(from, action)).toBe(result);
  });
});
