import { foldLetters } from "./fold-letters.ts";
import { foldMarks } from "./fold-marks.ts";

/**
 * Characters that readers do not see: soft hyphen, zero-width ones, direction marks, variation selectors, the frame of a
 * keycap, the sign of a trade mark, the tone of a skin. The joiner of Persian words stands for a seam, and the tags of a flag tell it from
 * another.
 */
const INVISIBLE = /(?![\u200C\u{E0020}-\u{E007F}])\p{Default_Ignorable_Code_Point}|\p{Emoji_Modifier}|[\u20E3™℠]/gu;

/** In other scripts than the Arabic the joiner is as invisible as the others. */
const JOINER = /(?<!\p{Script=Arabic})\u200C|\u200C(?!\p{Script=Arabic})/gu;

/**
 * A long run of combining marks. Unicode normalisation sorts each run, and the engine's sort is quadratic: 80,000
 * marks took two seconds. No language stacks more than a few. The two half-width marks are letters to Unicode, but
 * normalise into marks.
 *
 * @see Unicode Standard Annex 15, Stream-Safe Text Format
 */
const EXCESS_MARKS = /([\p{M}\uFF9E\uFF9F]{16})[\p{M}\uFF9E\uFF9F]+/gu;

/** Spellings of an apostrophe, before normalisation would take some of them for a blank and a mark. */
const APOSTROPHES = /[’‘‛ʼʻʹ′´׳]/gu;

const DASHES = /[\p{Pd}\u2212\u2043]/gu;
const CONNECTORS = /\p{Pc}/gu;

const ASCII = /^[\0-\x7F]*$/;

/**
 * One spelling for texts that readers take for the same: case, compatibility forms, accents and vowel signs that may be
 * left out, invisible characters, the digits of all scripts, dashes and apostrophes. Folding what is folded changes
 * nothing.
 *
 * @returns the folded text
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const seen = text.replace(INVISIBLE, "").replace(JOINER, "").replace(EXCESS_MARKS, "$1").replace(APOSTROPHES, "'");
  const letters = foldLetters(foldMarks(seen.normalize("NFKD")).toUpperCase().toLowerCase());
  // Upper case takes some letters apart again.
  return foldMarks(letters.normalize("NFKD")).normalize("NFC").replace(DASHES, "-").replace(CONNECTORS, "_");
}
