import { pino, stdTimeFunctions, destination as openDestination, type Level } from "pino";
import type { Log } from "./log.ts";
import { plainLine } from "./plain-line.ts";
import { safeLine } from "./safe-line.ts";

/** The reference's level names, which stand in every line, by pino's. */
const levelNames: Readonly<Record<string, string>> = {
  trace: "DEBUG",
  debug: "DEBUG",
  info: "INFO",
  warn: "WARNING",
  error: "ERROR",
  fatal: "CRITICAL",
};

/** Milliseconds that a line waits at most before it is written. */
const FLUSH_MS = 100;

/** A log and the way to have all of it written before the process ends. */
export interface OpenLog {
  readonly log: Log;
  readonly flush: () => Promise<void>;
}

/** Structured lines to stderr, written off the event loop's back. */
export function createLog(options: { readonly level: Level; readonly format: "json" | "plain" }): OpenLog {
  // A write for each line would cost every request one; the audit log is what has to survive a crash.
  const destination = openDestination({ dest: 2, sync: false, minLength: 4_096, periodicFlush: FLUSH_MS });
  const write =
    options.format === "json"
      ? (line: string): boolean => destination.write(safeLine(line))
      : (line: string): boolean => destination.write(safeLine(plainLine(line)));
  const logger = pino(
    {
      level: options.level,
      messageKey: "message",
      base: { logger: "mgp.gateway" },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: levelNames[label] ?? label.toUpperCase() }) },
    },
    { write },
  );
  return {
    log: (level, event, fields) => {
      if (fields === undefined) logger[level](event);
      else logger[level](fields, event);
    },
    flush: async () => {
      // First what is being written, then the rest: the other way round lines would change places.
      await new Promise((resolve) => {
        destination.flush(resolve);
      });
    },
  };
}
