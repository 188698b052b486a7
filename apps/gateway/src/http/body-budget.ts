import { MgpError } from "@mgp/core";

/** The part of the budget that one caller may hold. */
const SHARE = 4;

/** What one request holds of the budget. */
export interface HeldBody {
  /** Holds so many bytes in all, where it holds less. Returns a 429 when there is no room: it then holds what it held. */
  hold(bytes: number): MgpError | undefined;
  /** Gives everything back; a second call does nothing. */
  release(): void;
}

/**
 * How many bytes of request bodies are being read or worked on, in all and for each caller. Who holds none may always
 * hold one body, however large it may be: its own limit bounds it.
 */
export class BodyBudget {
  readonly #most: number;
  readonly #heldBy = new Map<string, number>();
  #held = 0;

  /** @param most bytes in all; a caller has a quarter of them */
  constructor(most: number) {
    this.#most = most;
  }

  /** Begins to count the body of one request; the end of the request has to release it. */
  open(caller: string): HeldBody {
    let own = 0;
    return {
      hold: (bytes) => {
        const refusal = bytes > own ? this.#refusalOf(caller, own, bytes) : undefined;
        if (refusal === undefined && bytes > own) {
          this.#add(caller, bytes - own);
          own = bytes;
        }
        return refusal;
      },
      release: () => {
        this.#add(caller, -own);
        own = 0;
      },
    };
  }

  #refusalOf(caller: string, own: number, wanted: number): MgpError | undefined {
    const others = this.#held - own;
    const othersOfCaller = (this.#heldBy.get(caller) ?? 0) - own;
    if (othersOfCaller > 0 && othersOfCaller + wanted > this.#most / SHARE) return noRoom("This caller's requests");
    return others > 0 && others + wanted > this.#most ? noRoom("The gateway's requests") : undefined;
  }

  #add(caller: string, bytes: number): void {
    this.#held += bytes;
    const held = (this.#heldBy.get(caller) ?? 0) + bytes;
    if (held === 0) this.#heldBy.delete(caller);
    else this.#heldBy.set(caller, held);
  }
}

function noRoom(whose: string): MgpError {
  return new MgpError("MGP_BACKEND_ERROR", `${whose} hold as many bytes of bodies as they may. Try again later.`, {
    status: 429,
  });
}
