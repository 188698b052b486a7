import type { Listening } from "./http/listen.ts";

/** A gateway: give `fetch` to a server of your own, or let it `listen`. */
export interface Gateway {
  /** Answers a web request. */
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** Takes requests on an address of this machine. May be called more than once. */
  listen(address: { readonly host: string; readonly port: number }): Promise<Listening>;
  /** From now on `/readyz` answers 503, so that load balancers send no requests here any more; requests are still answered. */
  drain(): void;
  /**
   * Stops listening, lets requests in flight end (for `timeoutMs` at most), then closes governance, the backend and
   * the ledger, in this order. A second call waits for the first.
   *
   * @default timeoutMs 10000
   */
  close(timeoutMs?: number): Promise<void>;
}
