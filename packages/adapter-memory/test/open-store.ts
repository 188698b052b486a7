import { call } from "@mgp/conformance";
import type { OpenStore } from "@mgp/core";
import { memoryAdapter } from "../src/index.ts";

/** A fresh store whose clock stands still until it is moved. */
export async function openStore(clock: { now: number } = { now: 1_000 }): Promise<OpenStore> {
  return await memoryAdapter.open(
    memoryAdapter.optionsFrom({}),
    { now: () => clock.now, log: () => undefined },
    call(),
  );
}
