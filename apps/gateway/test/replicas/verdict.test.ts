import { describe, expect, it } from "vitest";
import type { Reply } from "./support/exchange.ts";
import { verdictOf, type Verdict } from "./support/verdict.ts";

function failed(status: number, message: string, details: object = {}): Reply {
  return { kind: "answer", status, body: { error: { code: "MGP_BACKEND_ERROR", message, details } } };
}

const cases: Readonly<Record<string, readonly [Verdict, Reply]>> = {
  "a success": ["done", { kind: "answer", status: 200, body: {} }],
  "an accepted task": ["done", { kind: "answer", status: 202, body: {} }],
  "a refusal": ["refused", failed(409, "There is one already.")],
  "a refusal that does not know": ["unknown", failed(409, "It can no longer be told.", { outcome: "unknown" })],
  "a failure that promises": ["refused", failed(502, "The backend is busy. Nothing was changed; try again later.")],
  "a failure in time": ["refused", failed(502, "The request ran out of time before anything was changed.")],
  "a failure that does not know": ["unknown", failed(502, "Nothing was changed?", { outcome: "unknown" })],
  "a failure that does not say": ["unknown", failed(502, "The gateway failed on this request.")],
  "no gateway listening": ["refused", { kind: "unreached" }],
  "a lost answer": ["unknown", { kind: "lost", reason: "socket hang up" }],
};

describe("what an answer claims", () => {
  it.for(Object.entries(cases))("%s", ([, [verdict, reply]]) => {
    expect(verdictOf(reply)).toBe(verdict);
  });
});
