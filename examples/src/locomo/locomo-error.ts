/** Something that whoever started the example can put right; the message says what. */
export class LocomoError extends Error {
  override readonly name = "LocomoError";
}
