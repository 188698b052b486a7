/** Invisible characters inside words: soft hyphen, zero-width ones, variation selectors, the frame of a keycap. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]|\u20E3|\p{Variation_Selector}/gu;

/**
 * A long run of combining marks. Unicode normalisation sorts each run, and the engine's sort is quadratic: 80,000
 * marks took two seconds. No language stacks more than a few. The two half-width marks are letters to Unicode, but
 * normalise into marks.
 *
 * @see Unicode Standard Annex 15, Stream-Safe Text Format
 */
const EXCESS_MARKS = /([\p{M}\uFF9E\uFF9F]{16})[\p{M}\uFF9E\uFF9F]+/gu;

const ASCII = /^[\0-\x7F]*$/;

/**
 * One spelling for texts that differ only in case, compatibility forms or invisible characters: NFKC, then case
 * folding. Upper case first, because some pairs meet only there (ß and SS, the two lower-case sigmas).
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .replace(INVISIBLE, "")
    .replace(EXCESS_MARKS, "$1")
    .normalize("NFKC")
    .toUpperCase()
    .toLowerCase()
    .replaceAll("ς", "σ")
    .replaceAll("\u2010", "-")
    .replaceAll("’", "'");
}
