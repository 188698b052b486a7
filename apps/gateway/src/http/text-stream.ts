import { guarded } from "@mgp/core";

/**
 * Characters that are gathered before they are sent, so that small pieces do not each become a chunk. What a reader has
 * taken is seen in whole chunks, so they are no larger.
 */
const CHUNK_CHARACTERS = 16 * 1024;

/** How the sending of a text ended: all of it, the reader went away, or it could not be completed. */
export type StreamEnd = { readonly kind: "sent" | "abandoned" } | { readonly kind: "broken"; readonly error: unknown };

export interface StreamOptions {
  /** Called once. */
  readonly ended: (end: StreamEnd) => void;
  /** Ends the connection at once. @default the stream fails */
  readonly cutOff?: (() => void) | undefined;
  /** Milliseconds that a reader may take for one chunk. @default no limit, where the sender looks after the reader */
  readonly stallMs?: number;
}

/**
 * A body that is made while it is sent, at the reader's pace. A text that cannot be made to its end breaks the stream:
 * a part of it must not pass for the whole.
 */
export function streamOf(
  text: AsyncIterable<string>,
  { ended, cutOff, stallMs }: StreamOptions,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const pieces = text[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let stalled: NodeJS.Timeout | undefined;
  let isOver = false;
  const end = (how: StreamEnd): void => {
    clearTimeout(stalled);
    if (isOver) return;
    isOver = true;
    ended(how);
  };
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        clearTimeout(stalled);
        const breakOff = (error: unknown): void => {
          end({ kind: "broken", error });
          // An error of the stream would be told to the reader by the server, in words of its own.
          if (cutOff === undefined) controller.error(new Error("The answer could not be completed."));
          else cutOff();
        };
        try {
          const { chunk, done } = await nextChunk(pieces);
          if (isOver) return;
          if (chunk !== "") controller.enqueue(encoder.encode(chunk));
          if (done) {
            end({ kind: "sent" });
            controller.close();
            return;
          }
          if (stallMs === undefined) return;
          const abort = guarded(() => {
            pieces.return?.().catch(() => undefined);
            breakOff(new Error("The client read its answer too slowly."));
          }, breakOff);
          stalled = setTimeout(abort, stallMs).unref();
        } catch (error) {
          breakOff(error);
        }
      },
      async cancel() {
        end({ kind: "abandoned" });
        await pieces.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

async function nextChunk(pieces: AsyncIterator<string>): Promise<{ readonly chunk: string; readonly done: boolean }> {
  let chunk = "";
  while (chunk.length < CHUNK_CHARACTERS) {
    const next = await pieces.next();
    if (next.done === true) return { chunk, done: true };
    chunk += next.value;
  }
  return { chunk, done: false };
}
