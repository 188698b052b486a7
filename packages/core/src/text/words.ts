import { stopWords } from "./stop-words.ts";

/** The longest run of letters that is taken as one word; a longer one is cut, so that no word costs more than this. */
const LONGEST_WORD = 512;

/** Of a row of the same sign so many are kept: `++` is not `+`, but a ruled line says no more with a hundred than with three. */
const LONGEST_SIGN = 3;

/**
 * How a word hangs on the one before it. `hyphen` (any dash, `_`) and `seam` (an apostrophe and the like): the two are
 * written as one word, too. `dot` and `bound` (`@`, `&`, `:` and `/` between digits): two words that mean one thing.
 * `near`: they are neighbours. `apart`: between them a thought ends, or it is not known what stands there.
 */
type Join = "hyphen" | "seam" | "dot" | "bound" | "near" | "apart";

/** A word or a sign of a folded text, by its place. */
export interface Word {
  /** What is compared, which may be less than what stands there. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Of the first word, by what the text begins with: `near` or `apart`. */
  readonly join: Join;
  /** `elided`: an article that lost its vowel, as in `l'eau`. */
  readonly kind: "word" | "sign" | "stop" | "elided";
  /** With the signs that make the name of something else of it: `c++`, `c#`. */
  readonly signed?: string;
}

/**
 * In this order: a number in groups of digits, as `90,000` or `1,00,000`, which `1,2,3` is not; an abbreviation of single
 * letters; a word; a flag; a row of the same sign. Modifiers (`^`, an accent alone) are no signs. All is bounded, because the engine
 * remembers a way back for each character and gives up on some long runs.
 */
const LEXEME = new RegExp(
  [
    String.raw`(?<number>\d{1,3}([,' ])\d{3}(?:\2\d{3}){0,8}(?!\d|[,']\d)|\d{1,2}(?:,\d{2}){1,5},\d{3}(?!\d|,\d))`,
    String.raw`(?<initials>(?:\p{L}\.){1,15}\p{L}(?![\p{L}\p{M}\p{N}]))`,
    String.raw`(?<word>[\p{L}\p{M}\p{N}]{1,${String(LONGEST_WORD)}})`,
    String.raw`\p{RI}{2}|\u{1F3F4}[\u{E0020}-\u{E007F}]{1,16}`,
    String.raw`(?<sign>[\p{Sm}\p{Sc}\p{So}])\k<sign>{0,${String(LONGEST_WORD)}}`,
  ].join("|"),
  "gu",
);

const GROUPING = /[,' ]/g;
const ASCII = /^[!-~]/;

/** Behind a word, it makes the name of something else. */
const PLUSES = /\+\+(?!\+)/y;
const SHARP = /#(?![\p{L}\p{N}#])/uy;

/** The endings that an apostrophe sets off in English: possessive and contractions. */
const CLITICS: ReadonlySet<string> = new Set(["s", "ll", "ve", "re", "d", "m"]);

/** Articles and the like that lose their vowel before another one, in French and Italian. */
const ELIDED: ReadonlySet<string> = new Set(
  "l d j m t s n c qu jusqu lorsqu puisqu quoiqu dell all nell sull dall".split(" "),
);

/** What ends a thought, or takes something out of it. */
const ENDS = /[.,;:!?()[\]{}"|…]/u;

/** The same within a text without white space, where a dot or a colon is part of a name. */
const PARTS = /[,;!?()[\]{}"|…]|\.\./u;

const HYPHENS = /^[-_]+$/;
const HEBREW = /\p{Script=Hebrew}$/u;
const DIGIT = /[0-9]/;

/** The words of a folded text in order. Linear in its length. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const match of text.matchAll(LEXEME)) {
    // Signs that the word before has taken.
    if (match.index < end) continue;
    const gap = text.slice(end, match.index);
    end = match.index + match[0].length;
    const before = words.at(-1);
    if (before !== undefined && gap === "'" && takesEnding(words, before, match[0], end)) continue;
    const word = wordIn(match, text, joinOf(gap, before, text, match.index));
    if (word.join === "seam" && before !== undefined && ELIDED.has(before.text))
      words[words.length - 1] = { ...before, kind: "elided" };
    words.push(word);
    end = word.end;
  }
  return words;
}

/** Whether what ends a text, or begins it, keeps its words from being neighbours of those beyond. */
export function endsThought(edge: string): boolean {
  return ENDS.test(edge);
}

/** Every English word in n't is a negated auxiliary, which says nothing to search for. */
function takesEnding(words: Word[], before: Word, ending: string, end: number): boolean {
  const negates = ending === "t" && before.text.endsWith("n");
  if (negates) words[words.length - 1] = { ...before, text: "not", kind: "stop", end };
  return negates || CLITICS.has(ending);
}

function wordIn(match: RegExpExecArray, text: string, join: Join): Word {
  const { number, initials, word, sign } = match.groups ?? {};
  const place = { start: match.index, end: match.index + match[0].length, join };
  if (word !== undefined) {
    const signed = signedAt(text, word, place.end);
    if (signed !== undefined) return { ...place, text: word, kind: "word", signed, end: place.start + signed.length };
    return { ...place, text: word, kind: stopWords.has(word) ? "stop" : "word" };
  }
  if (number !== undefined) return { ...place, text: number.replace(GROUPING, ""), kind: "word" };
  if (initials !== undefined) return { ...place, text: initials.replaceAll(".", ""), kind: "word" };
  return { ...place, text: signIn(match[0], sign), join: "apart", kind: "sign" };
}

/** Of a row of emoji, one; a flag as it is. */
function signIn(row: string, sign: string | undefined): string {
  if (sign === undefined) return row;
  return ASCII.test(sign) ? row.slice(0, LONGEST_SIGN) : sign;
}

function signedAt(text: string, word: string, end: number): string | undefined {
  const next = text[end];
  if (next !== "+" && next !== "#") return undefined;
  const suffix = next === "+" ? PLUSES : SHARP;
  suffix.lastIndex = end;
  if ((next === "#" && word.length > 1) || !suffix.test(text)) return undefined;
  return word + text.slice(end, suffix.lastIndex);
}

function joinOf(gap: string, before: Word | undefined, text: string, index: number): Join {
  if (before === undefined) return endsThought(gap) ? "apart" : "near";
  if (gap === "" || before.kind === "sign") return "apart";
  if (HYPHENS.test(gap)) return "hyphen";
  if (gap === "'" || gap === "·" || gap === "\u200C") return "seam";
  if (gap === '"' && HEBREW.test(before.text)) return "seam";
  if (gap === ".") return "dot";
  if (gap === "@" || gap === "&") return "bound";
  if ((gap === ":" || gap === "/") && DIGIT.test(text[index] ?? "") && DIGIT.test(text[index - 2] ?? ""))
    return "bound";
  return PARTS.test(gap) ? "apart" : "near";
}
