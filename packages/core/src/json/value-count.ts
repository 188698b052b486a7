import { endOfString } from "./end-of-string.ts";

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const OPEN_OBJECT = 0x7b;

/**
 * Does a JSON text hold more than so many values: members of objects and items of lists, on all levels? A value of two
 * characters, such as `[]`, takes a hundred bytes of memory, and all are made before anything can look at them. Counted
 * are commas and opening brackets, so that an empty list or object may count twice.
 *
 * @param text to be asked about before it is parsed; what is not JSON may get any answer
 * @returns whether the text has more values than that
 */
export function hasMoreValues(text: string, most: number): boolean {
  // Each takes a character.
  if (text.length <= most) return false;
  let values = 0;
  for (let at = 0; at < text.length && values <= most; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = endOfString(text, at);
    else if (unit === COMMA || unit === OPEN_LIST || unit === OPEN_OBJECT) values += 1;
  }
  return values > most;
}
