/**
 * A callers file cannot be used. The message is one or more sentences about the file: the line, what is wrong there, and
 * what to write. It holds no path, and of the file no more than short words.
 */
export class CallersFault extends Error {
  override readonly name = "CallersFault";
}
