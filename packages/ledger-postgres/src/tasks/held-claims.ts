interface Held {
  /** Which attempt; `undefined`: the claim is still being asked for. */
  readonly attempt: number | undefined;
  readonly lost: AbortController;
}

/** The tasks that this process runs, or is about to. */
export class HeldClaims {
  readonly #held = new Map<string, Held>();

  /** The attempts that are under way, by task. */
  get attempts(): ReadonlyMap<string, number> {
    const attempts = new Map<string, number>();
    for (const [taskId, { attempt }] of this.#held) if (attempt !== undefined) attempts.set(taskId, attempt);
    return attempts;
  }

  has(taskId: string): boolean {
    return this.#held.has(taskId);
  }

  /** Notes that a claim is being asked for. False: this process runs the task already. */
  begin(taskId: string): boolean {
    if (this.#held.has(taskId)) return false;
    this.#held.set(taskId, { attempt: undefined, lost: new AbortController() });
    return true;
  }

  /** Notes that the claim was given. Returns what is aborted when it is lost. */
  hold(taskId: string, attempt: number): AbortSignal {
    const lost = this.#held.get(taskId)?.lost ?? new AbortController();
    this.#held.set(taskId, { attempt, lost });
    return lost.signal;
  }

  /** @param attempt only if it is this one that is under way */
  lose(taskId: string, attempt?: number): void {
    const held = this.#held.get(taskId);
    if (held !== undefined && (attempt === undefined || held.attempt === attempt)) held.lost.abort();
  }

  end(taskId: string): void {
    this.#held.delete(taskId);
  }
}
