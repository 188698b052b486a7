import { fold } from "./fold.ts";
import { stem } from "./stem.ts";
import { stopWords } from "./stop-words.ts";
import { type Compound, compoundsOf, type Word } from "./words.ts";

/**
 * Scripts without spaces between words. Extensions, because the Japanese long vowel sign belongs to no one script.
 * Word pieces are at most 512 long, so the split is bounded.
 */
const CJK = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]/u;
const SCRIPT_RUNS =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]+|[^\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]+/gu;

/** The longest compound that is told apart from others; what follows is cut. */
const LONGEST_COMPOUND = 512;

/** One term of a text: what is compared, and where in the folded text it stands. */
export interface Term {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A term of a query. */
export interface WantedTerm extends Term {
  /** `kiwi-lantern-42`, `deleted_proof`: meant as it is written. */
  readonly compound: boolean;
}

/**
 * The terms of a text that is to be found: each word as its stem, each run of Chinese, Japanese or Korean as its
 * pairs of characters, each compound as a whole and in its parts. Stop words are left out. Not encoded yet.
 */
export function* documentTerms(text: string): Generator<string, void, undefined> {
  const folded = fold(text);
  for (const compound of compoundsOf(folded)) {
    if (compound.parts.length > 1) yield wholeOf(folded, compound);
    for (const part of compound.parts) for (const term of termsOf(part)) yield term.text;
  }
}

/** The terms of a query: as of a document, but a compound stands only for the whole of it, never for its parts. */
export function* queryTerms(folded: string): Generator<WantedTerm, void, undefined> {
  for (const compound of compoundsOf(folded)) {
    const [first] = compound.parts;
    if (compound.parts.length > 1) {
      yield { text: wholeOf(folded, compound), start: compound.start, end: compound.end, compound: true };
    } else if (first !== undefined) {
      for (const term of termsOf(first)) yield { ...term, compound: false };
    }
  }
}

function wholeOf(folded: string, compound: Compound): string {
  return folded.slice(compound.start, Math.min(compound.end, compound.start + LONGEST_COMPOUND));
}

function* termsOf(word: Word): Generator<Term, void, undefined> {
  if (!CJK.test(word.text)) {
    if (!stopWords.has(word.text)) yield { text: stem(word.text), start: word.start, end: word.end };
    return;
  }
  for (const match of word.text.matchAll(SCRIPT_RUNS)) {
    const run: Word = {
      text: match[0],
      start: word.start + match.index,
      end: word.start + match.index + match[0].length,
    };
    if (CJK.test(run.text)) yield* pairsOf(run);
    else yield* termsOf(run);
  }
}

/** Each character with the next one; a character that stands alone as itself. */
function* pairsOf(run: Word): Generator<Term, void, undefined> {
  const characters = Array.from(run.text);
  if (characters.length === 1) yield run;
  let start = run.start;
  for (const [index, character] of characters.entries()) {
    const next = characters[index + 1];
    if (next === undefined) return;
    yield { text: character + next, start, end: start + character.length + next.length };
    start += character.length;
  }
}
