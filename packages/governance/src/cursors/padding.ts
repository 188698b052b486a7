/** Bytes of a block. Most positions fit in one or two; those that name what else is under way take more. */
const BLOCK_BYTES = 128;

/** Ends the text; zeros follow. */
const MARK = 0x80;

/** A text as UTF-8, filled up to whole blocks, so that its length does not tell how large the numbers in it are. */
export function paddedText(text: string): Buffer {
  const bytes = Buffer.from(text, "utf8");
  const padded = Buffer.alloc(Math.ceil((bytes.length + 1) / BLOCK_BYTES) * BLOCK_BYTES);
  bytes.copy(padded);
  padded[bytes.length] = MARK;
  return padded;
}

/** The text that was filled up. */
export function unpaddedText(padded: Buffer): string {
  return padded.subarray(0, padded.lastIndexOf(MARK)).toString("utf8");
}
