import { afterUnreached } from "./after-unreached.ts";
import { describeStep, type History, type Step } from "./history.ts";
import { MemoryClient } from "./memory-client.ts";
import type { Replica } from "./replica.ts";
import type { Stored } from "./stored-memories.ts";
import type { GoOn } from "./under.ts";

export interface UniqueWrites {
  /** Whom a client sends its next request to. */
  readonly choose: (client: number) => Replica;
  readonly history: History;
  readonly clients: number;
  readonly goOn: GoOn;
}

/** Writes memories, each id and each value once. */
export async function uniqueWrites({ choose, history, clients, goOn }: UniqueWrites): Promise<void> {
  const run = async (_: unknown, number: number): Promise<void> => {
    const client = new MemoryClient(number, history, () => choose(number));
    for (let sent = 0; goOn(); sent += 1) {
      await afterUnreached(await client.perform("write", `unique-${number}-${sent}`));
    }
  };
  await Promise.all(Array.from({ length: clients }, run));
}

/**
 * Holds what each answer claimed against what is stored.
 *
 * @throws Error that names the writes whose answer was not true
 */
export function assertTrueClaims(history: History, stored: ReadonlyMap<string, Stored>): void {
  const lies = history.steps.flatMap((step) => {
    const lie = lieOf(step, stored.get(step.id)?.value);
    return lie === undefined ? [] : [`${lie}: ${step.id}: ${describeStep(step)}`];
  });
  if (lies.length > 0) throw new Error(`${lies.length} answers were not true:\n${lies.slice(0, 40).join("\n")}`);
}

function lieOf({ result, value }: Step, found: string | undefined): string | undefined {
  const isThere = found !== undefined;
  if (isThere && found !== value) return `the memory shows ${found}, which no client wrote there`;
  if (result === "unknown") return undefined;
  if (result === "created") return isThere ? undefined : "an acknowledged write is lost";
  if (result === "refused") return isThere ? "what was answered to have changed nothing is stored" : undefined;
  return "the write of a new memory cannot be answered so";
}
