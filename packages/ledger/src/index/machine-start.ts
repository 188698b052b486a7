import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";

/** Tells one start of the machine from the next. Where the system does not say, every look is a new start. */
export function machineStart(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return randomUUID();
  }
}
