/** The marks that accents are made of. */
const DIACRITICS = ["\\u0300-\\u036F", "\\u1AB0-\\u1AFF", "\\u1DC0-\\u1DFF", "\\uFE20-\\uFE2F"];

/** Accents over Latin and Greek letters and over digits. Cyrillic letters keep most of theirs. */
const ACCENTS = new RegExp(`([\\p{Script=Latin}\\p{Script=Greek}\\p{N}])[${DIACRITICS.join("")}]+`, "gu");

/** Where the stress is. `й`, `ї` and `ў` are letters of their own, and `ё` is written `е` as often as not. */
const CYRILLIC_STRESS = /([АЕИОУЫЭЮЯЄІаеиоуыэюяєі]\u0308?)[\u0300\u0301]+/gu;
const CYRILLIC_YO = /([Ее])\u0308/gu;

/** Signs that readers leave out: points, short vowels, cantillation, the bar that stretches a word, nukta. */
const LEFT_OUT = [
  // Hebrew
  "\\u0591-\\u05BD\\u05BF\\u05C1\\u05C2\\u05C4\\u05C5\\u05C7",
  // Arabic
  "\\u0610-\\u061A\\u0640\\u064B-\\u0652\\u0656-\\u065F\\u0670",
  "\\u06D6-\\u06DC\\u06DF-\\u06E4\\u06E7\\u06E8\\u06EA-\\u06ED",
  // Syriac
  "\\u0711\\u0730-\\u074A",
  // The dot that makes an Indian letter stand for a foreign sound
  "\\u093C\\u09BC\\u0A3C\\u0ABC\\u0B3C\\u0C3C\\u0CBC\\u{110BA}\\u{11173}\\u{111CA}\\u{11236}\\u{112E9}",
];
const POINTS = new RegExp(`[${LEFT_OUT.join("")}]`, "gu");

/** What an alef or a heh carries; on other letters it makes another letter. */
const CARRIED = /(?<=[\u0627\u0647\u06C1\u06D5])[\u0653-\u0655]+/gu;

/** Thai and Lao write a nasal ring and the tone above it in either order, which look alike; normalisation keeps both. */
const TONE_BEFORE_RING = /([\u0E48-\u0E4B])(\u0E4D)|([\u0EC8-\u0ECB])(\u0ECD)/gu;

/** @param text decomposed */
export function foldMarks(text: string): string {
  return text
    .replace(ACCENTS, "$1")
    .replace(CYRILLIC_STRESS, "$1")
    .replace(CYRILLIC_YO, "$1")
    .replace(POINTS, "")
    .replace(CARRIED, "")
    .replace(TONE_BEFORE_RING, "$2$4$1$3");
}
