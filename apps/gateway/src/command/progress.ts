import { Presets, SingleBar } from "cli-progress";
import type { Terminal } from "./terminal.ts";

/** Shows how far something is. */
export interface Progress {
  readonly report: (done: number, total: number) => void;
  end(): void;
}

/** Where there is no terminal to draw on, a line for so many hundredths. */
const STEP = 10;

/** A bar on a terminal, else a line for every tenth. Both go to the error output: the other is for the result. */
export function openProgress(terminal: Terminal): Progress {
  return terminal.isInteractive ? bar() : lines(terminal);
}

function bar(): Progress {
  const drawn = new SingleBar(
    { format: "{bar} {percentage}% | {value}/{total} | {eta_formatted}", clearOnComplete: false },
    Presets.shades_classic,
  );
  let isDrawn = false;
  return {
    report: (done, total) => {
      if (!isDrawn) drawn.start(total, done);
      isDrawn = true;
      drawn.setTotal(total);
      drawn.update(done);
    },
    end: () => drawn.stop(),
  };
}

function lines(terminal: Terminal): Progress {
  let next = 0;
  return {
    report: (done, total) => {
      const percentage = total === 0 ? 100 : Math.floor((done * 100) / total);
      // Behind the end something else begins.
      if (next > 100 && percentage < 100) next = 0;
      if (percentage < next) return;
      next = percentage - (percentage % STEP) + STEP;
      terminal.err(`${percentage}% (${done} of ${total})\n`);
    },
    end: () => undefined,
  };
}
