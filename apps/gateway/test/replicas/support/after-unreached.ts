import { setTimeout as pause } from "node:timers/promises";
import type { Step } from "./history.ts";

/** Milliseconds before a client that found no gateway listening tries another gateway. */
const PAUSE_MS = 20;

/** Keeps clients from doing nothing but knocking where a gateway is dead. */
export async function afterUnreached({ exchange }: Step): Promise<void> {
  if (exchange.reply.kind === "unreached") await pause(PAUSE_MS);
}
