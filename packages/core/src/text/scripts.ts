/**
 * Scripts that are written without blanks between words, and Korean, which writes endings onto its words. Extensions,
 * because the Japanese long vowel sign belongs to no one script.
 */
const NAMES: readonly string[] = [
  "Han",
  "Hiragana",
  "Katakana",
  "Hangul",
  "Bopomofo",
  "Yi",
  "Nushu",
  "Tangut",
  "Thai",
  "Lao",
  "Khmer",
  "Myanmar",
  "Tibetan",
  "Tai_Le",
  "New_Tai_Lue",
  "Tai_Tham",
  "Tai_Viet",
  "Ahom",
  "Balinese",
  "Javanese",
  "Sundanese",
  "Batak",
  "Buginese",
  "Rejang",
  "Cham",
  "Phags_Pa",
];

const MEMBERS = NAMES.map((name) => `\\p{scx=${name}}`).join("");

const HELD_TOGETHER = new RegExp(`[${MEMBERS}]`, "u");

/** Words are at most 512 long, so that the split is bounded. */
const RUN = new RegExp(`[${MEMBERS}][${MEMBERS}\\p{M}]*|[^${MEMBERS}]+`, "gu");

/** A letter with its marks. */
const UNIT = /\P{M}\p{M}*|\p{M}+/gu;

/** Whether it has letters of a script without blanks between words. */
export function hasNoBlanks(word: string): boolean {
  return HELD_TOGETHER.test(word);
}

/** A part of a word in scripts with blanks, or in scripts without. */
export interface Run {
  readonly text: string;
  readonly offset: number;
  readonly hasBlanks: boolean;
}

export function* runsOf(word: string): Generator<Run, void, undefined> {
  for (const { 0: text, index } of word.matchAll(RUN))
    yield { text, offset: index, hasBlanks: !HELD_TOGETHER.test(text) };
}

/** The letters of a run, each with its marks. */
export function unitsOf(run: string): readonly string[] {
  return run.match(UNIT) ?? [];
}

const LETTER = `(?!\\p{M})[${MEMBERS}]\\p{M}*`;
const LAST_UNITS = new RegExp(`(?<before>${LETTER})(?<last>${LETTER})$`, "u");

/** The last two letters of a text that ends in a script without blanks, each with its marks; the last may have further ones. */
export function lastUnits(text: string): { readonly before: string; readonly last: string } | undefined {
  const { before, last } = LAST_UNITS.exec(text)?.groups ?? {};
  return before === undefined || last === undefined ? undefined : { before, last };
}
