import { describe, expect, it, test } from "vitest";
import { memoryStates, stateAfter, transition } from "../../src/index.ts";

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

test("the states and the actions that lead to them are those of the protocol", () => {
  expect([...memoryStates].toSorted()).toEqual(["active", "deleted", "expired", "revoked"]);
  expect(stateAfter).toEqual({ delete: "deleted", expire: "expired", revoke: "revoked" });
});
