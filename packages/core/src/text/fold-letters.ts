/** Letters that readers take for others, and which normalisation keeps apart. Keys and values are lower case. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    // Latin
    ł: "l",
    ø: "o",
    đ: "d",
    ð: "d",
    ħ: "h",
    ŧ: "t",
    ı: "i",
    ŀ: "l",
    ƀ: "b",
    ɓ: "b",
    ɗ: "d",
    ƙ: "k",
    ƴ: "y",
    ƒ: "f",
    æ: "ae",
    œ: "oe",
    þ: "th",
    ŋ: "n",
    // In upper case only the capital one is left: the other has become two letters.
    ß: "ss",
    // Greek
    ς: "σ",
    // Hebrew abbreviations are written with these inside.
    "״": "",
    // Arabic, Persian, Urdu
    "\u0671": "\u0627",
    "\u0649": "\u064A",
    "\u06CC": "\u064A",
    "\u06A9": "\u0643",
    "\u06AA": "\u0643",
    "\u0629": "\u0647",
    "\u06C1": "\u0647",
    "\u06C3": "\u0647",
    "\u06D5": "\u0647",
    "\u066C": ",",
    "\u066B": ".",
    "\u2044": "/",
    // Bengali and Malayalam have letters for a consonant without a vowel, which are written out as well.
    "\u09CE": "\u09A4\u09CD",
    "\u0D7A": "\u0D23\u0D4D",
    "\u0D7B": "\u0D28\u0D4D",
    "\u0D7C": "\u0D30\u0D4D",
    "\u0D7D": "\u0D32\u0D4D",
    "\u0D7E": "\u0D33\u0D4D",
    "\u0D7F": "\u0D15\u0D4D",
    // Devanagari writes a nasal in two ways.
    "\u0901": "\u0902",
  }),
);

const LETTER = new RegExp(`[${[...LETTERS.keys()].join("")}]`, "gu");

/** A Devanagari nasal before a consonant that is spoken in the same place is written as a dot as often as not. */
const DEVANAGARI_NASAL =
  /\u0919\u094D(?=[\u0915-\u0918])|\u091E\u094D(?=[\u091A-\u091D])|\u0923\u094D(?=[\u091F-\u0922])|\u0928\u094D(?=[\u0924-\u0927])|\u092E\u094D(?=[\u092A-\u092D])/gu;

/** The same syllable is written in either of the two; the second set stands 0x60 behind the first. */
const KATAKANA = /[\u30A1-\u30F6\u30FD\u30FE]/gu;
const KATAKANA_OFFSET = 0x60;

const DIGIT = /(?![0-9])\p{Nd}/gu;

/** @param text lower case */
export function foldLetters(text: string): string {
  return text
    .replace(LETTER, (letter) => LETTERS.get(letter) ?? letter)
    .replace(DEVANAGARI_NASAL, "\u0902")
    .replace(KATAKANA, (letter) => String.fromCharCode(letter.charCodeAt(0) - KATAKANA_OFFSET))
    .replace(DIGIT, digitOf);
}

const IS_DIGIT = /\p{Nd}/u;

/** Unicode has the digits of a script in order, ten by ten from 0. */
function digitOf(digit: string): string {
  const place = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (IS_DIGIT.test(String.fromCodePoint(place - before - 1))) before++;
  return String(before % 10);
}
