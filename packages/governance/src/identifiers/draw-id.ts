import { randomUUID } from "node:crypto";

/** A fresh id: the prefix and 122 random bits as 32 hexadecimal digits. */
export function drawId(prefix: "evt" | "mem" | "req" | "task" | "w"): string {
  return `${prefix}_${randomUUID().replaceAll("-", "")}`;
}
