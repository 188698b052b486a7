/** Bytes of a body that is one write by itself. */
const WHOLE_BYTES = 64 * 1024;

/** Bytes of a write of a longer one: how much a reader has taken is only seen in whole writes. */
const PIECE_BYTES = 32 * 1024;

/** Whether a body is short enough to be written at once. */
export function isShort(body: string | Uint8Array): boolean {
  if (body.length > WHOLE_BYTES) return false;
  // No character takes more than three bytes in UTF-8.
  return typeof body !== "string" || body.length * 3 <= WHOLE_BYTES || Buffer.byteLength(body) <= WHOLE_BYTES;
}

/** A body as a stream of pieces that are written at the reader's pace. */
export function inPieces(body: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let sent = 0;
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        controller.enqueue(body.subarray(sent, (sent += PIECE_BYTES)));
        if (sent >= body.length) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
