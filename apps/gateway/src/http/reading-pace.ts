import type { Server } from "node:http";
import type { Socket } from "node:net";
import { guarded } from "@mgp/core";

/** Bytes that a reader has to take in the time, unless less waits for it. */
const LEAST_BYTES = 32 * 1024;

/** How often in that time the connections are looked at. */
const LOOKS = 10;

export interface PaceOptions {
  /** Milliseconds that a reader has for the least. */
  readonly idleMs: number;
  /** Called when a connection was ended. */
  readonly ended: () => void;
}

/** How far a reader was at some time. */
export interface Mark {
  readonly taken: number;
  /** Milliseconds. */
  readonly at: number;
}

/**
 * Ends the connections whose clients do not read: those for which something waited all the time and which took less
 * than 32 KiB of it. What counts as taken has left the process; it is told in whole writes, so answers are written in
 * pieces. Time in which nothing waits, as while an answer is being made, does not count.
 *
 * @returns stops looking
 */
export function watchReaders(server: Server, { idleMs, ended }: PaceOptions): () => void {
  const marks = new Map<Socket, Mark | undefined>();
  const begin = (socket: Socket): void => {
    marks.set(socket, undefined);
    socket.once(
      "close",
      guarded(
        () => marks.delete(socket),
        () => undefined,
      ),
    );
  };
  server.on(
    "connection",
    guarded(begin, (_error, socket) => socket.destroy()),
  );
  const look = (): void => {
    const now = performance.now();
    for (const [socket, mark] of marks) {
      const next = nextMark(socket, mark, now);
      if (next !== undefined && now - next.at >= idleMs) {
        ended();
        // Reset, so that the system does not keep on offering what lies in its buffers.
        socket.resetAndDestroy();
      } else if (next !== mark) marks.set(socket, next);
    }
  };
  // The next look comes by itself.
  const timer = setInterval(
    guarded(look, () => undefined),
    idleMs / LOOKS,
  ).unref();
  return () => clearInterval(timer);
}

/**
 * From where the time of a reader counts: a new mark when it has taken enough since the last one.
 *
 * @param bytesWritten bytes that were written for it, those that wait among them
 * @param writableLength bytes that wait
 * @returns `undefined`: nothing waits
 */
export function nextMark(
  { bytesWritten, writableLength }: Pick<Socket, "bytesWritten" | "writableLength">,
  mark: Mark | undefined,
  now: number,
): Mark | undefined {
  if (writableLength === 0) return undefined;
  const taken = bytesWritten - writableLength;
  return mark === undefined || taken - mark.taken >= LEAST_BYTES ? { taken, at: now } : mark;
}
