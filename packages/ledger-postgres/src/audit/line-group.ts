import { type ChainHead, isBeginning, isIntent, isOutcome, type LedgerLine } from "@mgp/governance";
import { firstLineKeys, keysOf, type Lookup } from "./lookup-keys.ts";

/** A line that is to be written. */
export interface Waiting {
  readonly entry: LedgerLine;
  /** It is the outcome of what was announced. */
  readonly closes: boolean;
  /** Its number among the calls of this process. */
  readonly ticket: number;
  /** Of its text, when it came. */
  readonly bytes: number;
  /** With its line feed. */
  readonly text: string;
  /** The chain that ends in it. */
  readonly head: ChainHead;
}

/** What goes with the lines of one statement, in columns. */
export interface LineGroup {
  /** By lookup, in the order of the statement's parameters; null for what no query looks up. */
  readonly keys: readonly (readonly (string | null)[])[];
  /** Intents that no line of the group closes: their sequence numbers, and the events that will close them. */
  readonly openedLines: readonly number[];
  readonly openedEvents: readonly string[];
  readonly closedEvents: readonly string[];
}

const columns = ["tenant", "action", "actor", "target", "request", "correlation"] as const satisfies readonly Lookup[];

export function groupOf(waiting: readonly Waiting[]): LineGroup {
  const opened = new Map<string, number[]>();
  const closedEvents: string[] = [];
  for (const { entry, closes, head } of waiting) {
    const { event_id: event } = entry;
    if (isIntent(entry)) note(opened, event, head.seq);
    if (!closes) continue;
    opened.delete(event);
    closedEvents.push(event);
  }
  const keys = waiting.map(({ entry }) => keysIn(entry));
  return {
    keys: columns.map((column) => keys.map((each) => each[column] ?? null)),
    openedLines: [...opened.values()].flat(),
    openedEvents: [...opened].flatMap(([event, lines]) => lines.map(() => event)),
    closedEvents,
  };
}

function note(opened: Map<string, number[]>, event: string, line: number): void {
  const lines = opened.get(event);
  if (lines === undefined) opened.set(event, [line]);
  else lines.push(line);
}

function keysIn(entry: LedgerLine): Partial<Record<Lookup, string | null>> {
  if (isOutcome(entry)) return keysOf(entry);
  return isBeginning(entry) ? firstLineKeys(entry) : {};
}
