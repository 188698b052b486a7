import { setTimeout as pause } from "node:timers/promises";
import type { Fleet } from "./fleet.ts";
import type { GoOn } from "./under.ts";
import { until } from "./until.ts";

const SECOND_MS = 1_000;

/** How many gateways are killed, one a second: fewer tell a developer less, but sooner. */
export const KILL_SECONDS: number = Number(process.env["MGP_REPLICAS_SECONDS"] ?? "120");

/** Milliseconds that a gateway may take to start between two kills, on a machine with little to spare. */
const START_MS = 60_000;

/**
 * Every second SIGKILL for a random gateway, one that is starting too, and a new process in its place at once. Only
 * the last one that takes requests is spared until another does: a machine on which a start takes longer than the
 * kills let it would test nothing.
 */
export async function killEverySecond(fleet: Fleet, seconds: number, goOn: GoOn): Promise<void> {
  for (let killed = 0; killed < seconds && goOn(); killed += 1) {
    const next = performance.now() + SECOND_MS;
    const replica = fleet.any();
    const others = fleet.replicas.filter((other) => other !== replica);
    await until("another gateway listens", START_MS, () => others.some(({ isListening }) => isListening) || !goOn());
    await replica.kill();
    replica.start();
    await pause(Math.max(0, next - performance.now()));
  }
}
