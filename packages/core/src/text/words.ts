/** The longest run of letters that is taken as one word; a longer one is cut, so that no word costs more than this. */
const LONGEST_WORD = 512;

/** Bounded, because the engine remembers a way back for each character and gives up on some long runs. */
const WORD = new RegExp(`[\\p{L}\\p{M}\\p{N}]{1,${String(LONGEST_WORD)}}`, "gu");

const JOINER = /^[-_]+$/;

/** The endings that an apostrophe sets off in English: possessive and contractions. */
const CLITICS: ReadonlySet<string> = new Set(["s", "ll", "ve", "re", "d", "m"]);

/** A part of a text, by its place. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Words that `-` or `_` joins into one (`kiwi-lantern-42`, `deleted_proof`); a word that stands alone is a single part. */
export interface Compound {
  readonly start: number;
  readonly end: number;
  readonly parts: readonly Word[];
}

/** The words of a folded text in order, with those that belong together kept together. Linear in its length. */
export function* compoundsOf(text: string): Generator<Compound, void, undefined> {
  let parts: Word[] = [];
  for (const word of wordsOf(text)) {
    const last = parts.at(-1);
    if (last !== undefined && !isJoined(text, last.end, word.start)) {
      yield compoundFrom(last, parts);
      parts = [];
    }
    parts.push(word);
  }
  const last = parts.at(-1);
  if (last !== undefined) yield compoundFrom(last, parts);
}

function compoundFrom(last: Word, parts: readonly Word[]): Compound {
  return { start: parts[0]?.start ?? last.start, end: last.end, parts };
}

/** Runs of letters, marks and digits, without English endings behind an apostrophe and without negations (`don't`). */
function* wordsOf(text: string): Generator<Word, void, undefined> {
  let held: Word | undefined;
  for (const match of text.matchAll(WORD)) {
    const word: Word = { text: match[0], start: match.index, end: match.index + match[0].length };
    const follows = held !== undefined && word.start === held.end + 1 && text[held.end] === "'";
    // Every English word in n't is a negated auxiliary, which says nothing to search for.
    if (follows && word.text === "t" && held?.text.endsWith("n") === true) {
      held = undefined;
      continue;
    }
    if (follows && CLITICS.has(word.text)) continue;
    if (held !== undefined) yield held;
    held = word;
  }
  if (held !== undefined) yield held;
}

function isJoined(text: string, from: number, to: number): boolean {
  return to > from && JOINER.test(text.slice(from, to));
}
