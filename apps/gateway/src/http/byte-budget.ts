import { MgpError } from "@mgp/core";

/** The part of the budget that one caller may hold. */
const SHARE = 4;

/** The part of the budget that a request may hold whatever others hold: large requests must not keep small ones out. */
const SMALL_SHARE = 4_096;

/** What one request holds of the budget: its body, then what is read for its answer besides. */
export interface HeldBytes {
  /** Bytes that it holds now. */
  readonly bytes: number;
  /** Whether it was refused room. */
  readonly isRefused: boolean;
  /** Holds so many bytes in all, where it holds less. Returns a 429 when there is no room: it then holds what it held. */
  hold(bytes: number): MgpError | undefined;
  /** Gives everything back, and counts nothing from then on; a second call does nothing. */
  release(): void;
}

/**
 * How many bytes of requests and of their answers are held, in all and for each caller. A caller that holds none may
 * always hold those of one request, however large they are: its own limits bound them.
 */
export class ByteBudget {
  readonly #most: number;
  readonly #heldBy = new Map<string, number>();
  #held = 0;

  /** @param most bytes in all; a caller has a quarter of them */
  constructor(most: number) {
    this.#most = most;
  }

  /** Begins to count what one request holds; the end of its answer has to release it. */
  open(caller: string): HeldBytes {
    return new Holding(this, caller);
  }

  /** Why a request that holds its own bytes may not hold the wanted ones; `undefined`: it may. */
  refusalOf(caller: string, own: number, wanted: number): MgpError | undefined {
    if (wanted <= this.#most / SMALL_SHARE) return undefined;
    const others = this.#held - own;
    const othersOfCaller = (this.#heldBy.get(caller) ?? 0) - own;
    if (othersOfCaller > 0 && othersOfCaller + wanted > this.#most / SHARE) return noRoom("This caller's requests");
    return others > 0 && others + wanted > this.#most ? noRoom("The gateway's requests") : undefined;
  }

  /** @param bytes more than before; below 0: fewer */
  add(caller: string, bytes: number): void {
    this.#held += bytes;
    const held = (this.#heldBy.get(caller) ?? 0) + bytes;
    if (held === 0) this.#heldBy.delete(caller);
    else this.#heldBy.set(caller, held);
  }
}

class Holding implements HeldBytes {
  readonly #budget: ByteBudget;
  readonly #caller: string;
  #isOver = false;
  bytes = 0;
  isRefused = false;

  constructor(budget: ByteBudget, caller: string) {
    this.#budget = budget;
    this.#caller = caller;
  }

  hold(bytes: number): MgpError | undefined {
    if (this.#isOver || bytes <= this.bytes) return undefined;
    const refusal = this.#budget.refusalOf(this.#caller, this.bytes, bytes);
    if (refusal !== undefined) {
      this.isRefused = true;
      return refusal;
    }
    this.#budget.add(this.#caller, bytes - this.bytes);
    this.bytes = bytes;
    return undefined;
  }

  release(): void {
    this.#isOver = true;
    if (this.bytes > 0) this.#budget.add(this.#caller, -this.bytes);
    this.bytes = 0;
  }
}

function noRoom(whose: string): MgpError {
  return new MgpError(
    "MGP_BACKEND_ERROR",
    `${whose} and their answers hold as many bytes as the limit allows. Read the answers, and try again later.`,
    { status: 429, details: { retry_after_ms: 1_000 } },
  );
}
