import { expect } from "vitest";
import type { Identity } from "./callers.ts";
import { textAt } from "./json.ts";
import type { Answer, World } from "./world.ts";

/** The id of the task that an answer accepts. */
export function acceptedTask({ status, body }: Answer): string {
  expect(status).toBe(202);
  return textAt(body, "data", "task", "task_id");
}

/** What the task that an answer accepts has come to, as its owner is told. */
export async function pollAccepted(world: World, owner: Identity, accepted: Answer): Promise<Answer> {
  return await world.ask("getTask", owner, { task_id: acceptedTask(accepted) });
}
