import {
  isIntent,
  isOutcome,
  type AcceptedAuditLoss,
  type AuditIntent,
  type AuditOutcome,
  type ChainHead,
} from "@mgp/governance";
import { keysOf, type Lookup } from "./lookup-keys.ts";

/** What a line may say. */
export type Entry = AuditIntent | AuditOutcome | AcceptedAuditLoss;

/** A line that is to be written. */
export interface Waiting {
  readonly entry: Entry;
  /** It is the outcome of an announced effect. */
  readonly closes: boolean;
  /** Its number among the calls of this process. */
  readonly ticket: number;
}

/** What goes with the lines of one statement, in columns. */
export interface LineGroup {
  /** By lookup, in the order of the statement's parameters; null for what is no outcome. */
  readonly keys: readonly (readonly (string | null)[])[];
  /** Intents that no line of the group closes: their sequence numbers, and the events that will close them. */
  readonly openedLines: readonly number[];
  readonly openedEvents: readonly string[];
  readonly closedEvents: readonly string[];
}

const columns = ["tenant", "action", "actor", "target", "request", "correlation"] as const satisfies readonly Lookup[];

/** @param from the head before the group */
export function groupOf(waiting: readonly Waiting[], from: ChainHead): LineGroup {
  const opened = new Map<string, number[]>();
  const closedEvents: string[] = [];
  for (const [place, { entry, closes }] of waiting.entries()) {
    const { event_id: event } = entry;
    if (isIntent(entry)) opened.set(event, [...(opened.get(event) ?? []), from.seq + place + 1]);
    if (!closes) continue;
    opened.delete(event);
    closedEvents.push(event);
  }
  const keys = waiting.map(({ entry }) => (isOutcome(entry) ? keysOf(entry) : undefined));
  return {
    keys: columns.map((column) => keys.map((each) => each?.[column] ?? null)),
    openedLines: [...opened.values()].flat(),
    openedEvents: [...opened].flatMap(([event, lines]) => lines.map(() => event)),
    closedEvents,
  };
}
