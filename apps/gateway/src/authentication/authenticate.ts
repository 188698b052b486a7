import type { Caller } from "@mgp/governance";

/** What authentication may look at: headers and the address, never the body. */
export interface Credentials {
  /**
   * A header's value; the name in lower case. Absent: `undefined`. Sent several times with different values: all of
   * them, with commas between, as one value that is no key.
   */
  readonly header: (name: string) => string | undefined;
  /** The address of the other end of the connection, where there is one. */
  readonly remoteAddress: string | undefined;
}

/** The caller, or why the request has none. The text is sent to the client: it must not tell which part was wrong. */
export type Authentication =
  | { readonly caller: Caller }
  | { readonly rejected: string; readonly retryAfterSeconds?: number };

/** Finds out who calls. Throwing counts as a fault of the gateway, not as a rejection. */
export type Authenticate = (credentials: Credentials) => Authentication | Promise<Authentication>;
