import { openTestBackend } from "../../support/test-backend.ts";
import { startWorld, type World } from "./world.ts";

export interface TwoGateways {
  readonly world: World;
  /** Takes its own turns, as a gateway in another process does, and has its own callers. */
  readonly other: World;
}

/** Two gateways over one store. What both ask of it goes through the first one's spy. */
export async function startTwoGateways(): Promise<TwoGateways> {
  const backend = await openTestBackend();
  const world = await startWorld({ backend });
  const { open } = world.store;
  // The store is the first one's to close.
  const store = { ...open.store, close: async () => await Promise.resolve() };
  return { world, other: await startWorld({ backend: { ...backend, open: { ...open, store } } }) };
}
