import { describe, expect, it } from "vitest";
import type { Reply } from "./support/exchange.ts";
import { History, type Step } from "./support/history.ts";
import { requireChecker, assertLinearizable } from "./support/linearizability.ts";

type Told = Pick<Step, "action" | "result"> & Partial<Pick<Step, "value" | "expected" | "seen">>;

const BUILD_MS = 300_000;
const answered: Reply = { kind: "answer", status: 200, body: {} };

/** One request after the other, each by another client. */
function inTurn(...told: readonly Told[]): History {
  const history = new History();
  for (const [index, step] of told.entries()) {
    const instants = { call: index * 10, return: index * 10 + 5 };
    history.add({
      id: "m",
      client: index,
      ...step,
      exchange: { requestId: "", replica: "", reply: answered, ...instants },
    });
  }
  return history;
}

const created: Told = { action: "write", value: "first", result: "created" };
const replaced: Told = { action: "upsert", value: "second", result: "replaced" };
const unsure: Told = { action: "upsert", value: "second", result: "unknown" };
const purged: Told = { action: "purge", result: "ok" };
const get = (seen: string): Told => ({ action: "get", result: "value", seen });

const wrong: Readonly<Record<string, readonly Told[]>> = {
  "a stale read": [created, replaced, get("first")],
  "a lost write": [created, { action: "get", result: "absent" }],
  "an effect that was denied": [created, { ...replaced, result: "refused" }, get("second")],
  "an effect that comes and goes": [created, unsure, get("second"), get("first")],
  "two swaps of the same sight": [
    created,
    { action: "swap", expected: "first", value: "second", result: "replaced" },
    { action: "swap", expected: "first", value: "third", result: "replaced" },
  ],
  "a swap refused for no reason": [created, { action: "swap", expected: "first", value: "second", result: "conflict" }],
  "a memory created twice": [created, { ...created, value: "second" }],
  "a memory that came back": [created, purged, get("first")],
  "an update that revives": [
    created,
    { action: "delete", result: "ok" },
    { action: "update", value: "x", result: "ok" },
  ],
};

const right: Readonly<Record<string, readonly Told[]>> = {
  "an unknown outcome that was none": [created, unsure, get("first")],
  "an unknown outcome that was one": [created, unsure, get("second")],
  "an unknown outcome that comes late": [created, unsure, get("first"), get("second")],
  "a swap of what is there": [created, { action: "swap", expected: "first", value: "second", result: "replaced" }],
  "a memory gone for good": [created, purged, { action: "get", result: "absent" }, { ...created, value: "again" }],
  "a deleted memory": [
    created,
    { action: "delete", result: "ok" },
    { action: "get", result: "deleted" },
    { action: "update", value: "x", result: "denied" },
    { ...replaced, result: "conflict" },
    purged,
  ],
};

describe("the checker", () => {
  it.for(Object.entries(wrong))("finds %s", { timeout: BUILD_MS }, async ([, steps], context) => {
    requireChecker(context);
    await expect(assertLinearizable(inTurn(...steps))).rejects.toThrow(/The history of m is not linearizable[^]*\?\? /);
  });

  it.for(Object.entries(right))("lets pass %s", { timeout: BUILD_MS }, async ([, steps], context) => {
    requireChecker(context);
    await expect(assertLinearizable(inTurn(...steps))).resolves.toBeUndefined();
  });
});
