import { guarded } from "@mgp/core";
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

/** Milliseconds that the end of the process waits for the log at most. */
const CLOSE_MS = 1_000;

/** Characters of lines that may wait while nothing takes them; what comes beyond is lost. */
const WAITING_LENGTH = 4 * 1024 * 1024;

/** A log and the way to have all of it written before the process ends. */
export interface OpenLog {
  readonly log: Log;
  /** Resolves when what waits is written, or cannot be, and never takes long. Lines that come later are left out. */
  readonly close: () => Promise<void>;
}

type Destination = ReturnType<typeof openDestination>;

/**
 * Structured lines to stderr, written off the event loop's back. A log that takes nothing, because its disk is full or
 * its reader is gone, stops no request: lines are kept up to a limit and tried again, and those beyond it are counted.
 */
export function createLog(options: { readonly level: Level; readonly format: "json" | "plain" }): OpenLog {
  const destination = openStderr();
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
  countLost(destination, (count) => logger.warn({ count }, "log_lines_lost"));
  let closing: Promise<void> | undefined;
  return {
    log: (level, event, fields) => {
      if (closing !== undefined) return;
      if (fields === undefined) logger[level](event);
      else logger[level](fields, event);
    },
    close: async () => {
      closing ??= writeAndClose(destination);
      await closing;
    },
  };
}

function openStderr(): Destination {
  // A write for each line would cost every request one; the audit log is what has to survive a crash.
  const batches = { sync: false, minLength: 4_096, maxLength: WAITING_LENGTH, periodicFlush: FLUSH_MS };
  const destination = openDestination({ dest: 2, ...batches });
  // Without a listener, a failed write would end the process.
  destination.on("error", guarded(nothing, nothing));
  return destination;
}

/** @param tell told how many lines are lost, when lines are taken again */
function countLost(destination: Destination, tell: (count: number) => void): void {
  let lost = 0;
  const onDrop = (): void => {
    lost += 1;
  };
  const onDrain = (): void => {
    const count = lost;
    lost = 0;
    if (count > 0) tell(count);
  };
  destination.on("drop", guarded(onDrop, nothing));
  destination.on("drain", guarded(onDrain, nothing));
}

async function writeAndClose(destination: Destination): Promise<void> {
  const { promise: done, resolve, reject } = Promise.withResolvers<void>();
  const closed = guarded(() => resolve(), reject);
  const late = setTimeout(closed, CLOSE_MS);
  destination.once("close", closed);
  destination.once("error", closed);
  // Not flush(): it is done when the write under way is, also when lines came meanwhile.
  destination.end();
  await done;
  clearTimeout(late);
  // Else pino would try without end to write what could not be written, while the process ends.
  destination.destroy();
}

function nothing(): void {}
