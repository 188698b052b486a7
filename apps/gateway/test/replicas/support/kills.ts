import { setTimeout as pause } from "node:timers/promises";
import type { Fleet } from "./fleet.ts";
import type { GoOn } from "./under.ts";

const SECOND_MS = 1_000;

/** How long gateways are killed, in seconds: a shorter run tells a developer less, but sooner. */
export const KILL_SECONDS: number = Number(process.env["MGP_REPLICAS_SECONDS"] ?? "120");

/**
 * Every second SIGKILL for a random gateway, one that is starting too, and a new process in its place at once.
 * Returns how many were killed.
 */
export async function killEverySecond(fleet: Fleet, seconds: number, goOn: GoOn): Promise<number> {
  const started = performance.now();
  let killed = 0;
  while (goOn() && performance.now() - started < seconds * SECOND_MS) {
    const replica = fleet.any();
    await replica.kill();
    replica.start();
    killed += 1;
    await pause(Math.max(0, started + killed * SECOND_MS - performance.now()));
  }
  return killed;
}
