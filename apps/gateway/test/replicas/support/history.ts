import type { Exchange } from "./exchange.ts";
import { describeReply } from "./verdict.ts";

/** What a client may do to one memory; `swap` is an upsert that wants the memory unchanged since it was read. */
export type Action = "write" | "upsert" | "swap" | "update" | "get" | "delete" | "purge";

/** What came of it. The checker's model knows which may follow which. */
export type Result =
  | "created"
  | "replaced"
  | "ok"
  | "value"
  | "absent"
  | "deleted"
  | "conflict"
  | "denied"
  | "unknown"
  /** Promised to have had no effect. */
  | "refused";

/** One request about one memory. */
export interface Step {
  readonly id: string;
  readonly client: number;
  readonly action: Action;
  /** What a write sets; every write of a test sets another. */
  readonly value?: string;
  /** Of a swap: the value that it was decided on. */
  readonly expected?: string;
  readonly result: Result;
  /** Of a get: the value that it found. */
  readonly seen?: string;
  readonly exchange: Exchange;
}

/** What was done to memories, in the order in which the answers came. */
export class History {
  readonly steps: Step[] = [];

  add(step: Step): void {
    this.steps.push(step);
  }

  /** How often each answer came, the most frequent first: for messages. */
  tally(): string {
    const counts = Map.groupBy(this.steps, (step) => `${step.action}: ${describeReply(step.exchange.reply)}`);
    return [...counts]
      .toSorted(([, left], [, right]) => right.length - left.length)
      .slice(0, 30)
      .map(([answer, steps]) => `${steps.length} × ${answer}`)
      .join("\n");
  }
}

/** One line of a history, for reading. */
export function describeStep(step: Step): string {
  const { exchange } = step;
  const span = `${exchange.call.toFixed(2)} to ${exchange.return.toFixed(2)} ms`;
  const asked = [step.action, step.expected === undefined ? "" : `${step.expected} ->`, step.value ?? ""];
  return `${span} client ${step.client} at ${exchange.replica}: ${asked.filter(Boolean).join(" ")}: ${step.result} ${step.seen ?? ""} [${exchange.requestId}: ${describeReply(exchange.reply)}]`;
}
