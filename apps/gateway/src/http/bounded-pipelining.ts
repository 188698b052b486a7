import type { RequestListener, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { guarded } from "@mgp/core";

/** Requests of one connection that may wait for their answers; browsers and agents send one at a time. */
const SERVED = 16;

/** Requests of one connection that may be without an answer before it is ended at once. */
const MOST_QUEUED = 64;

export interface PipeliningOptions {
  readonly serve: RequestListener;
  /** Answers the first request that is one too many, and says that the connection closes. */
  readonly refuse: (outgoing: ServerResponse) => void;
  /** Called when a connection has sent too many. */
  readonly exceeded: () => void;
}

/**
 * Bounds how many requests of one connection are answered at a time: node:http sends the answers one after another, but
 * begins with every request as it arrives. The first beyond the bound is refused and the connection closes behind that
 * answer; what comes after it is not looked at, and a connection that goes on is ended.
 */
export function boundedPipelining({ serve, refuse, exceeded }: PipeliningOptions): RequestListener {
  /** How many requests of a connection have no answer yet. */
  const queues = new WeakMap<Socket, { requests: number }>();
  return (incoming, outgoing) => {
    const { socket } = incoming;
    const queue = queues.get(socket) ?? { requests: 0 };
    if (queue.requests === 0) queues.set(socket, queue);
    queue.requests += 1;
    if (queue.requests <= SERVED) {
      const answered = guarded(
        () => {
          queue.requests -= 1;
        },
        () => socket.destroy(),
      );
      outgoing.on("close", answered);
      serve(incoming, outgoing);
    } else if (queue.requests === SERVED + 1) {
      exceeded();
      refuse(outgoing);
    } else if (queue.requests > MOST_QUEUED) socket.destroy();
  };
}
