import { expect, test } from "vitest";
import { anonymousCaller } from "../src/caller/caller.ts";
import type { RequestIdentity } from "../src/request/request-scope.ts";
import {
  bound,
  closed,
  noted,
  received,
  type RequestState,
  running,
  valid,
  withContext,
  withEffect,
} from "../src/request/request-state.ts";

const assumed: RequestIdentity = {
  operation: "get",
  requestId: "r-1",
  caller: anonymousCaller,
  tenant: "assumed",
  context: {
    actor_agent: "anonymous",
    acting_for_subject: { kind: "agent", id: "anonymous" },
    requested_action: "read",
  },
};
const own = { ...assumed.context, actor_agent: "tests/agent" };

const steps: readonly ((state: RequestState) => RequestState)[] = [
  (state) => withContext(state, own),
  (state) => valid(state, "m-1"),
  (state) => bound(state, "acme", own),
  running,
];

function after(count: number): RequestState {
  return steps.slice(0, count).reduce((state: RequestState, step) => step(state), received(assumed));
}

test("a request goes from stage to stage, and each adds to what is known", () => {
  expect([0, 1, 2, 3, 4].map(after)).toEqual([
    { stage: "received", request: assumed, target: "__invalid__" },
    { stage: "received", request: { ...assumed, context: own }, target: "__invalid__" },
    { stage: "valid", request: { ...assumed, context: own }, target: "m-1" },
    { stage: "bound", request: { ...assumed, context: own, tenant: "acme" }, target: "m-1" },
    {
      stage: "running",
      request: { ...assumed, context: own, tenant: "acme" },
      target: "m-1",
      announced: false,
      effectBegan: false,
    },
  ]);
});

test("no stage is left out, and none comes twice", () => {
  expect(() => bound(received(assumed), "acme", own)).toThrow("received was treated as one that is valid");
  expect(() => running(after(2))).toThrow("valid was treated as one that is bound");
  expect(() => valid(after(2), "m-2")).toThrow("valid was treated as one that is received");
  expect(() => withContext(after(3), own)).toThrow("bound was treated as one that is received");
  expect(() => running(closed(after(4)))).toThrow("closed was treated as one that is bound");
});

test("only what runs has a decision, a target of its own and an effect", () => {
  expect(() => noted(after(3), { target: "m-2" })).toThrow("bound was treated as one that is running");
  expect(() => withEffect(after(3))).toThrow("bound was treated as one that is running");
  expect(noted(after(4), { target: "m-2", announced: true })).toMatchObject({ target: "m-2", announced: true });
});

test.each([0, 1, 2, 3, 4])("a request is closed after %i steps, and keeps what was known", (count) => {
  const state = after(count);
  expect(closed(state)).toEqual({ announced: false, effectBegan: false, ...state, stage: "closed" });
});

test("what comes after the end changes nothing, but that an effect has begun", () => {
  const end = closed(after(4));
  expect(noted(end, { target: "m-2" })).toBe(end);
  expect(withEffect(end)).toEqual({ ...end, effectBegan: true });
});

test("a request without a target to name goes on with none", () => {
  expect(valid(received(assumed), undefined).target).toBe("__invalid__");
});
