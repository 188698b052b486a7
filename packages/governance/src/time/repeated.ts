import { guarded } from "@mgp/core";

export interface RepeatedOptions {
  /** One piece of work; the next begins so long behind its end. */
  readonly work: () => Promise<void>;
  /** Milliseconds between two; absent: the work is done once. */
  readonly everyMs: number | undefined;
  /** Told when the work failed. It is done again all the same, also where this throws. */
  readonly failed: (error: unknown) => void;
}

/** Work that is done again and again until it is stopped, and holds no process open. */
export class Repeated {
  readonly #options: RepeatedOptions;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #isStopped = false;

  constructor(options: RepeatedOptions) {
    this.#options = options;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** Does the work now, and goes on. */
  start(): void {
    this.#working = this.#workOnce();
  }

  /** Goes on as if the work had just been done. */
  goOn(): void {
    const { everyMs } = this.#options;
    if (everyMs === undefined || this.#isStopped) return;
    const again = guarded(
      () => this.start(),
      (error) => this.#failed(error),
    );
    this.#timer = setTimeout(again, everyMs).unref();
  }

  /** Resolves when what was under way has come to its end. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#working;
  }

  async #workOnce(): Promise<void> {
    try {
      await this.#options.work();
      this.goOn();
    } catch (error) {
      this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    try {
      this.#options.failed(error);
    } catch {
      // A report that fails can be reported nowhere, and must not end the process.
    }
    this.goOn();
  }
}
