/** Something that the user of the example can put right; the message says what. */
export class LocomoError extends Error {
  override readonly name = "LocomoError";
}
