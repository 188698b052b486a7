import { type AbortReason, withinLimit } from "@mgp/adapter-kit";
import type { Lane } from "./lane.ts";
import type { Session } from "./session.ts";

/** How long a server may take to be told, in milliseconds. */
const TOLD_WITHIN_MS = 500;

const anySession: Session = { settings: {} };

/** Ends statements that no caller waits for, in a lane of its own: every other connection may be at such a statement. */
export class Canceller {
  readonly #lane: Lane;

  constructor(lane: Lane) {
    this.#lane = lane;
  }

  /** Tries to; a server that does not answer does not receive it either. Takes no longer than a moment, and does not fail. */
  async cancel(processId: number): Promise<void> {
    const call = { deadline: Date.now() + TOLD_WITHIN_MS, signal: new AbortController().signal };
    try {
      await withinLimit(call, Date.now(), async (over) => await this.#tell(processId, over));
    } catch {
      // The statement ends by its own limit.
    }
  }

  async #tell(processId: number, over: Promise<AbortReason>): Promise<void> {
    const connection = await this.#lane.acquire(anySession, over);
    if (typeof connection === "string") return;
    const telling = connection.runText("SELECT pg_cancel_backend($1)", [processId]);
    try {
      if (typeof (await Promise.race([telling, over])) === "string") connection.destroy();
    } catch {
      connection.destroy();
    } finally {
      this.#lane.release(connection);
    }
  }
}
