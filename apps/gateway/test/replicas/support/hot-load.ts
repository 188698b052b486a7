import { afterUnreached } from "./after-unreached.ts";
import type { Fleet } from "./fleet.ts";
import type { Action, History } from "./history.ts";
import { MemoryClient } from "./memory-client.ts";
import type { Replica } from "./replica.ts";

export interface HotLoad {
  /** Whom a client sends its next request to. */
  readonly choose: (client: number) => Replica;
  readonly history: History;
  /** Asked before each request: a history that has become long can go on with other memories. */
  readonly ids: () => readonly string[];
  readonly clients: number;
  /** Asked before each request, with the number that this client has sent. */
  readonly goOn: (sent: number) => boolean;
}

/** The client that reads when all others are done. */
const LAST_READER = 999;

/** How often each action is drawn, of a hundred. */
const mix: Readonly<Record<Action, number>> = {
  get: 30,
  upsert: 20,
  update: 20,
  swap: 15,
  write: 5,
  delete: 4,
  purge: 6,
};

/** Many clients, few memories: each request is about any of them. */
export async function hotLoad({ choose, history, ids, clients, goOn }: HotLoad): Promise<void> {
  const run = async (_: unknown, number: number): Promise<void> => {
    const client = new MemoryClient(number, history, () => choose(number));
    for (let sent = 0; goOn(sent); sent += 1) {
      const id = anyOf(ids());
      const action = drawAction();
      await afterUnreached(await client.perform(action === "swap" && !client.hasSeen(id) ? "get" : action, id));
    }
  };
  await Promise.all(Array.from({ length: clients }, run));
}

/** Reads each memory of the history once more, when everything is over. */
export async function readBack(fleet: Fleet, history: History): Promise<void> {
  const reader = new MemoryClient(LAST_READER, history, () => fleet.any());
  for (const id of new Set(history.steps.map((step) => step.id))) await reader.perform("get", id);
}

/** `hot-1` and so on. */
export function hotIds(count: number, prefix = "hot"): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);
}

/** Other ids every so many milliseconds, for a load that takes long: `hot-1-1` and so on. */
export function changingHotIds(count: number, everyMs: number): () => readonly string[] {
  const started = performance.now();
  return () => hotIds(count, `hot-${1 + Math.floor((performance.now() - started) / everyMs)}`);
}

function anyOf(ids: readonly string[]): string {
  return ids[Math.floor(Math.random() * ids.length)] ?? "";
}

function drawAction(): Action {
  let left = Math.random() * 100;
  for (const [action, share] of Object.entries(mix)) {
    left -= share;
    if (left < 0 && isAction(action)) return action;
  }
  return "get";
}

function isAction(name: string): name is Action {
  return name in mix;
}
