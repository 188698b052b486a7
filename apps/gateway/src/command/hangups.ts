import { closeSync, constants, openSync } from "node:fs";
import { guarded } from "@mgp/core";

/** What SIGHUP asks for: the program whose terminal was closed ends, and every other one reloads. */
export interface Hangups {
  /** Resolves when the terminal was closed from which the process was started. */
  readonly terminalClosed: Promise<"SIGHUP">;
  /** Says what a reload is. One that was asked for before comes at once. */
  onReload(reload: () => void): void;
}

/** Takes SIGHUP from here on, which would end the process otherwise. */
export function takeHangups(): Hangups {
  const hadTerminal = hasTerminal();
  const { promise: terminalClosed, resolve, reject } = Promise.withResolvers<"SIGHUP">();
  let isAwaited = false;
  let reload = (): void => {
    isAwaited = true;
  };
  const onHangup = (): void => {
    const meaning = meaningOfHangup({ platform: process.platform, hadTerminal, hasTerminal: hasTerminal() });
    if (meaning === "end") resolve("SIGHUP");
    else reload();
  };
  process.on("SIGHUP", guarded(onHangup, reject));
  return {
    terminalClosed,
    onReload: (given) => {
      reload = given;
      if (isAwaited) given();
    },
  };
}

/**
 * Windows sends it when a console is closed, and knows no other use of it. Elsewhere a process that has lost its
 * terminal can open it no more, and one that was asked by `kill` still can, or never had one.
 */
export function meaningOfHangup(circumstances: {
  readonly platform: NodeJS.Platform;
  readonly hadTerminal: boolean;
  readonly hasTerminal: boolean;
}): "end" | "reload" {
  const { platform, hadTerminal, hasTerminal: hasIt } = circumstances;
  return platform === "win32" || (hadTerminal && !hasIt) ? "end" : "reload";
}

/** Is there a terminal that controls this process? */
function hasTerminal(): boolean {
  try {
    closeSync(openSync("/dev/tty", constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY));
    return true;
  } catch {
    return false;
  }
}
