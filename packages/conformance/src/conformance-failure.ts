import { AssertionError } from "node:assert";
import type { ConformanceCase } from "./case.ts";
import { adapterLineOf, framesOf } from "./stack-frames.ts";

/** A case that an adapter failed: what was found, what was expected, where, and why it matters. */
export class ConformanceFailure extends Error {
  readonly caseId: string;
  readonly why: string;
  /** Absent where the failure is not a comparison. Runners show the difference. */
  readonly actual?: unknown;
  readonly expected?: unknown;

  constructor(one: Pick<ConformanceCase, "id" | "why">, cause: unknown) {
    const line = adapterLineOf(cause);
    const where = line === undefined ? "" : `\nIn the adapter: ${line}`;
    super(`${messageOf(cause)}${where}\nWhy it matters: ${one.why}`, { cause });
    this.name = "ConformanceFailure";
    this.caseId = one.id;
    this.why = one.why;
    // Runners show the place of the error itself, which is the case's line and not that of this constructor.
    this.stack = [`${this.name}: ${this.message}`, ...framesOf(cause)].join("\n");
    if (!(cause instanceof AssertionError)) return;
    this.actual = cause.actual;
    this.expected = cause.expected;
  }
}

export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
