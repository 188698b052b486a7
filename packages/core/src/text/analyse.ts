import { type Compound, compoundsOf, joinedIn, joinedWhole } from "./compounds.ts";
import { encodeToken } from "./encode-token.ts";
import { fold } from "./fold.ts";
import { type Neighbour, neighbourOf, pairToken } from "./neighbours.ts";
import { hasNoBlanks, type Run, runsOf, unitsOf } from "./scripts.ts";
import { stem } from "./stem.ts";
import { endsThought, type Word, wordsOf } from "./words.ts";

/** The tokens of a part of a text without white space inside. */
export interface ChunkTokens {
  /** Of its words: how long a text is, is the number of these. */
  readonly words: readonly string[];
  /** What makes parts of words and compounds found, and counts for nothing else. */
  readonly besides: readonly string[];
  /** The words at the ends, which may stand next to those of other chunks; absent: they do not. */
  readonly first?: Neighbour;
  readonly last?: Neighbour;
  /** It has no word, and those around it are neighbours. */
  readonly isGap: boolean;
}

/** `2b` in `us-east-2b`, `29t02` in a timestamp: the compound may have ended behind the first digits. */
const DIGITS_FIRST = /^(\d+)\p{L}+$/u;
const DATE_AND_HOUR = /^(\d+)t(\d+)$/;

/**
 * The tokens of a text that is to be found: each word as its stem, each run of a script without blanks as its pairs of
 * letters and its letters, each compound in its parts, as one word, and as the pairs of its neighbours. Stop words are
 * left out.
 *
 * @param chunk without white space, as `chunksIn` gives it
 */
export function documentTokens(chunk: string): ChunkTokens {
  const folded = fold(chunk);
  return new DocumentChunk(folded, wordsOf(folded)).tokens();
}

class DocumentChunk {
  readonly #folded: string;
  readonly #words: readonly Word[];
  readonly #found: string[] = [];
  readonly #besides: string[] = [];
  /** The word before, and the shorter form that it may have in a longer compound. */
  #last: Neighbour | undefined;
  #lastCut: Neighbour | undefined;
  /** The word that stands next to what is before the chunk, and whether the next word is that. */
  #first: Neighbour | undefined;
  #isFirst = false;

  constructor(folded: string, words: readonly Word[]) {
    this.#folded = folded;
    this.#words = words;
  }

  tokens(): ChunkTokens {
    const found = { words: this.#found, besides: this.#besides };
    const [firstWord] = this.#words;
    if (firstWord === undefined) return { ...found, isGap: this.#folded !== "" && !endsThought(this.#folded) };
    this.#isFirst = firstWord.join === "near";
    for (const compound of compoundsOf(this.#words)) {
      for (const [place, word] of compound.entries()) this.#add(word, place === compound.length - 1 && place > 0);
      if (compound.length > 1) for (const joined of joinedIn(compound)) this.#found.push(encodeToken(joined));
    }
    const end = this.#words.at(-1)?.end ?? 0;
    const first = this.#first;
    const last = endsThought(this.#folded.slice(end)) ? undefined : this.#last;
    return { ...found, ...(first !== undefined && { first }), ...(last !== undefined && { last }), isGap: false };
  }

  #add(word: Word, isEnd: boolean): void {
    if (word.join === "apart") this.#stop();
    if (word.kind === "elided") return;
    if (word.kind === "sign") {
      this.#found.push(encodeToken(word.text));
      this.#stop();
    } else if (hasNoBlanks(word.text)) this.#addRuns(word);
    else this.#addWord(word, isEnd);
  }

  #addWord({ text, kind, signed, join }: Word, isEnd: boolean): void {
    const isStop = kind === "stop";
    const term = isStop ? text : stem(text);
    if (!isStop) this.#found.push(encodeToken(term));
    if (signed !== undefined) this.#found.push(encodeToken(signed));
    const neighbour = neighbourOf(term, isStop);
    if (this.#isFirst) this.#first = neighbour;
    this.#isFirst = false;
    this.#pair(this.#last, neighbour);
    this.#pair(this.#lastCut, neighbour);
    this.#lastCut = undefined;
    if (join !== "near" && join !== "apart") this.#cut(text, isEnd);
    this.#last = neighbour;
  }

  /** The shorter forms of a word inside a compound. */
  #cut(text: string, isEnd: boolean): void {
    const [, date, hour] = DATE_AND_HOUR.exec(text) ?? [];
    const [, digits = date] = (isEnd && DIGITS_FIRST.exec(text)) || [];
    if (digits !== undefined) {
      this.#besides.push(encodeToken(digits));
      this.#pair(this.#last, neighbourOf(digits, false));
    }
    if (hour === undefined) return;
    this.#besides.push(encodeToken(hour));
    this.#lastCut = neighbourOf(hour, false);
  }

  #addRuns(word: Word): void {
    for (const run of runsOf(word.text)) {
      if (run.hasBlanks) {
        this.#addWord({ ...word, text: run.text, join: run.offset === 0 ? word.join : "apart" }, false);
        continue;
      }
      this.#stop();
      const units = unitsOf(run.text);
      for (const { text } of pairsOf(run)) this.#found.push(encodeToken(text));
      if (units.length > 1) for (const unit of units) this.#besides.push(encodeToken(unit));
    }
  }

  #stop(): void {
    this.#isFirst = false;
    this.#last = undefined;
    this.#lastCut = undefined;
  }

  #pair(left: Neighbour | undefined, right: Neighbour): void {
    const token = left === undefined ? undefined : pairToken(left, right);
    if (token !== undefined) this.#besides.push(token);
  }
}

/** A term of a query, and where in the folded text it stands. */
export interface WantedTerm {
  /** It is found where all tokens of one of these are. */
  readonly alternatives: readonly (readonly string[])[];
  readonly start: number;
  readonly end: number;
  /** `kiwi-lantern-42`, `deleted_proof`: meant as it is written. */
  readonly compound: boolean;
}

/** The terms of a query: as of a document, but a compound stands only for the whole of it, never for its parts. */
export function* queryTerms(folded: string): Generator<WantedTerm, void, undefined> {
  for (const compound of compoundsOf(wordsOf(folded))) {
    const [first, second] = compound;
    if (first === undefined) continue;
    if (second !== undefined) yield* wholeOf(compound);
    else if (hasNoBlanks(first.text)) yield* wantedRuns(first);
    else if (first.kind === "word" || first.kind === "sign") yield single(first.signed ?? stemOf(first), first);
  }
}

function* wholeOf(compound: Compound): Generator<WantedTerm, void, undefined> {
  const [first] = compound;
  const last = compound.at(-1);
  if (first === undefined || last === undefined) return;
  const parts = partTokens(compound.filter((word) => word.kind !== "elided"));
  const joined = joinedWhole(compound);
  const alternatives = [
    ...(parts.length === 0 ? [] : [parts]),
    ...(joined === undefined ? [] : [[encodeToken(joined)]]),
  ];
  if (alternatives.length === 0) return;
  const isLiteral = compound.some((word, place) => place > 0 && word.join === "hyphen");
  yield { alternatives, start: first.start, end: last.end, compound: isLiteral };
}

/** So many pairs are as good as any one memory's; where there are fewer, the words are asked for, too. */
const TELLING_PAIRS = 4;

/** The pairs of a compound's neighbours and its words, each once; none of stop words alone. */
function partTokens(parts: Compound): readonly string[] {
  const words = new Set<string>();
  const pairs = new Set<string>();
  let before: Neighbour | undefined;
  for (const word of parts) {
    const isStop = word.kind === "stop";
    const term = isStop ? word.text : stemOf(word);
    const neighbour = neighbourOf(term, isStop);
    const pair = before === undefined ? undefined : pairToken(before, neighbour);
    if (!isStop) words.add(encodeToken(term));
    if (pair !== undefined) pairs.add(pair);
    before = neighbour;
  }
  return pairs.size < TELLING_PAIRS ? [...words, ...pairs] : [...pairs];
}

function* wantedRuns(word: Word): Generator<WantedTerm, void, undefined> {
  for (const run of runsOf(word.text)) {
    const start = word.start + run.offset;
    const place = { start, end: start + run.text.length };
    if (run.hasBlanks) yield single(stem(run.text), place);
    else
      for (const pair of pairsOf(run))
        yield single(pair.text, { start: word.start + pair.start, end: word.start + pair.end });
  }
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function single(term: string, { start, end }: Place): WantedTerm {
  return { alternatives: [[encodeToken(term)]], start, end, compound: false };
}

function stemOf({ text, kind }: Word): string {
  return kind === "sign" ? text : stem(text);
}

/** Each letter with the next one, by their places in the word; a letter that stands alone as itself. */
function* pairsOf({ text, offset }: Run): Generator<Place & { readonly text: string }, void, undefined> {
  const units = unitsOf(text);
  if (units.length === 1) yield { text, start: offset, end: offset + text.length };
  let start = offset;
  for (const [index, unit] of units.entries()) {
    const next = units[index + 1];
    if (next === undefined) return;
    yield { text: unit + next, start, end: start + unit.length + next.length };
    start += unit.length;
  }
}
