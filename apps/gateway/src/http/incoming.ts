import type { Credentials } from "../authentication/authenticate.ts";
import type { HeldBytes } from "./byte-budget.ts";

/** What the gateway looks at in a request, whichever server brought it. */
export interface Incoming extends Credentials {
  readonly method: string;
  /** As it was sent, without the query. For the log. */
  readonly path: string;
  /** The values of a header, one for each time that it was sent, one character a byte; the name in lower case. */
  headerLines(name: string): readonly string[];
  /** The hosts it was sent to, each perhaps with a port: of every header Host, and of a target that names one itself. */
  readonly authorities: readonly string[];
  /** Aborted when the client went away. */
  readonly signal: AbortSignal;
  /**
   * The body's bytes.
   *
   * @param limit how many bytes it may have
   * @param held told how many bytes it has, before they are read where that is announced, else as they come
   * @throws MgpError 413 as soon as it is longer, 400 when it ends early, 429 when `held` has no room
   */
  body(limit: number, held: Pick<HeldBytes, "hold">): Promise<Uint8Array>;
}
