import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { repository } from "../src/repository.ts";

/** The settings that `.env.example` leaves to the operator who copies it. */
export const secretNames = ["MGP_GATEWAY_API_KEY", "POSTGRES_PASSWORD"] as const;

/** `.env.example` as it comes. */
export const example: string = path.join(repository, ".env.example");

/**
 * Writes a copy of `.env.example` with a fresh secret wherever one has to be.
 *
 * @param left the one that is left as it is, if any
 * @returns the file
 */
export function filledExample(folder: string, left?: (typeof secretNames)[number]): string {
  const lines = readFileSync(example, "utf8").split("\n");
  const filled = lines.map((line) =>
    secretNames.some((name) => name !== left && line === `${name}=`) ? line + randomBytes(32).toString("hex") : line,
  );
  const file = path.join(folder, ".env");
  writeFileSync(file, filled.join("\n"), { mode: 0o600 });
  return file;
}
