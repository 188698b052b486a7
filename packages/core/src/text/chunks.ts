import { lastUnits } from "./scripts.ts";

/** The longest piece of a text that is analysed at once. Bounded, because patterns remember a way back for each character. */
const LONGEST_CHUNK = 4_096;

/** Two letters with all their marks are seldom longer. */
const LONGEST_OVERLAP = 64;

const OTHER_BLANKS: ReadonlySet<number> = new Set(
  Array.from("\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2028\u2029\u205F\u3000", (blank) =>
    blank.charCodeAt(0),
  ),
);

/** Blanks that do not break a line; between digits they set off thousands. */
const GROUPING_BLANKS: ReadonlySet<number> = new Set([0xa0, 0x2007, 0x2009, 0x202f]);

/**
 * What stands between white space, at most so many characters of it: no word or compound reaches across white space, so a
 * text can be analysed chunk by chunk. A blank that groups the digits of a number is part of its chunk. Where a longer
 * text in a script without blanks is cut, one letter stands in both chunks, so that each pair of letters stands in one.
 */
export function* chunksIn(text: string): Generator<string, void, undefined> {
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (isBlank(unit, text, index)) {
      if (index > start) yield text.slice(start, index);
      start = index + 1;
    } else if (index - start >= LONGEST_CHUNK && !isTrailing(unit)) {
      const { end, next } = cutAt(text, index);
      yield text.slice(start, end);
      start = next;
    }
  }
  if (start < text.length) yield text.slice(start);
}

/** Where a chunk ends that is too long at a place, and where the next one starts. */
function cutAt(text: string, place: number): { readonly end: number; readonly next: number } {
  const units = lastUnits(text.slice(place - LONGEST_OVERLAP, place));
  if (units === undefined) return { end: place, next: place };
  const end = place - units.last.length;
  return { end, next: end - units.before.length };
}

function isBlank(unit: number, text: string, index: number): boolean {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  if (unit < 0xa0) return false;
  if (GROUPING_BLANKS.has(unit)) return !groupsDigits(text, index);
  return OTHER_BLANKS.has(unit);
}

function groupsDigits(text: string, index: number): boolean {
  return isDigit(text.charCodeAt(index - 1)) && isDigit(text.charCodeAt(index + 1));
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** The second half of a character. */
function isTrailing(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
