import { guarded } from "@mgp/core";
/** The longest delay that a timer takes, in milliseconds. */
const LONGEST_MS = 2 ** 31 - 1;

/** When a task whose run failed without a word comes again, in milliseconds. */
const AGAIN_MS = 2_000;

/** Calls back for each task when it is due, once. A timer does not keep the process alive. */
export class TaskTimers {
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #run: ((taskId: string) => Promise<void>) | undefined;

  start(run: (taskId: string) => Promise<void>): void {
    this.#run = run;
  }

  /** Before `start` and after `stop`: nothing. */
  schedule(taskId: string, delayMs: number): void {
    const run = this.#run;
    if (run === undefined) return;
    clearTimeout(this.#timers.get(taskId));
    const timer = setTimeout(
      guarded(
        async () => {
          this.#timers.delete(taskId);
          await run(taskId);
        },
        () => this.schedule(taskId, AGAIN_MS),
      ),
      Math.min(Math.max(delayMs, 0), LONGEST_MS),
    );
    this.#timers.set(taskId, timer.unref());
  }

  forget(taskId: string): void {
    clearTimeout(this.#timers.get(taskId));
    this.#timers.delete(taskId);
  }

  stop(): void {
    this.#run = undefined;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
