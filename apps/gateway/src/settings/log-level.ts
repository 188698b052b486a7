import type { Level } from "pino";

const levels: ReadonlyMap<string, Level> = new Map<string, Level>([
  ["DEBUG", "debug"],
  ["INFO", "info"],
  ["WARNING", "warn"],
  ["WARN", "warn"],
  ["ERROR", "error"],
  ["CRITICAL", "fatal"],
  ["FATAL", "fatal"],
]);

/** Reads a level by the reference's names, in any case. */
export function parseLogLevel(value: string): Level {
  const level = levels.get(value.trim().toUpperCase());
  if (level === undefined) throw new Error("one of DEBUG, INFO, WARNING, ERROR, CRITICAL");
  return level;
}
