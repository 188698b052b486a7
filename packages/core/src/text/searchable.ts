import type { Searchable } from "../adapter/memory-record.ts";
import type { MemoryObject } from "../generated/types.ts";
import { hidesContent } from "../records/hides-content.ts";
import { type ChunkTokens, documentTokens } from "./analyse.ts";
import { chunkTokens } from "./chunk-tokens.ts";
import { chunksIn } from "./chunks.ts";
import { inNameSpace } from "./encode-token.ts";
import { plainValues, scalarsIn, searchedValues } from "./fields.ts";
import { type Neighbour, pairToken } from "./neighbours.ts";

/** The most words of one memory, repetitions counted; what follows cannot be found by its words. */
const MAX_WORDS = 20_000;

/** The most pairs of words with white space between. A compound behind them is found if it is written as one. */
const MAX_PAIRS = 2_000;

/** The most other tokens that make parts found, each once: of compounds, and single letters of scripts without blanks. */
const MAX_BESIDES = 2_000;

/** The most tokens of one memory in a name space, repetitions counted. */
export const MAX_TOKENS: number = MAX_WORDS + MAX_PAIRS + MAX_BESIDES;

/** The most characters of one memory that are analysed: far more than `MAX_WORDS` words need. */
const MAX_CHARACTERS = 1_048_576;

/** Characters that are analysed between two steps: a fraction of a millisecond. */
const STEP = 4_096;

/** The longest text to embed; no embedding model reads more. */
const MAX_EMBEDDED = 8_192;

/** Stands between fields: words of two fields are no neighbours. */
const END_OF_FIELD = "";

/** What search needs of a memory, and what it cannot find. */
export interface AnalysedMemory extends Searchable {
  /** How many words stand behind the last one that is analysed; what is short between white space counts as one. */
  readonly leftOut: number;
}

/**
 * What search needs of a memory: its tokens, from memory_id, type, scope and every string and number inside content
 * (values, never keys), and the sentence to embed: its statement, else everything its content says. Where the content is
 * hidden, its tokens stand in a name space of their own.
 *
 * @returns the tokens, the lengths of open and full content, the text to embed, and how many words were left out
 */
export function searchableOf(memory: MemoryObject): AnalysedMemory {
  const analysis = analysisOf(memory);
  for (;;) {
    const step = analysis.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same step by step: a megabyte of text takes a fifth of a second. Each step gives how many characters it has
 * analysed, some thousands; the last one returns the result.
 *
 * @returns a generator whose result is the analysis
 */
export function* analysisOf(memory: MemoryObject): Generator<number, AnalysedMemory, undefined> {
  const text = textOf(memory);
  const { words, besides, leftOut } = yield* foundIn(searchedValues(memory));
  const full = words.concat(besides);
  if (!hidesContent(memory))
    return { tokens: full, lengths: { open: words.length, full: words.length }, text, leftOut };
  const plain = yield* foundIn(plainValues(memory));
  const tokens = [
    ...plain.words.concat(plain.besides).map((token) => inNameSpace(token, "partial")),
    ...full.map((token) => inNameSpace(token, "full")),
  ];
  return { tokens, lengths: { open: plain.words.length, full: words.length }, text, leftOut };
}

/** The tokens of some values, step by step as `analysisOf`. */
function* foundIn(values: readonly string[]): Generator<number, Found, undefined> {
  const found = new FoundTokens();
  let characters = 0;
  for (const value of values) {
    found.add(END_OF_FIELD);
    for (const chunk of chunksIn(value)) {
      found.add(chunk);
      characters += chunk.length;
      if (characters < STEP) continue;
      yield characters;
      characters = 0;
    }
  }
  return found.all();
}

/** The tokens of a memory, as far as the bounds allow. */
interface Found {
  /** The number of these is the length. */
  readonly words: readonly string[];
  readonly besides: readonly string[];
  readonly leftOut: number;
}

class FoundTokens {
  readonly #words: string[] = [];
  readonly #pairs: string[] = [];
  readonly #besides = new Set<string>();
  readonly #neighbours = new Neighbours();
  #characters = 0;
  #leftOut = 0;

  add(chunk: string): void {
    this.#characters += chunk.length;
    if (this.#words.length >= MAX_WORDS || this.#characters > MAX_CHARACTERS) {
      if (chunk !== END_OF_FIELD) this.#leftOut += this.#characters > MAX_CHARACTERS ? 1 : wordsIn(chunk);
      return;
    }
    const tokens = chunkTokens(chunk);
    for (const word of tokens.words) this.#words.push(word);
    const pair = this.#neighbours.pairWith(tokens);
    if (pair !== undefined && this.#pairs.length < MAX_PAIRS) this.#pairs.push(pair);
    if (tokens.besides.length > 0) this.#addBesides(tokens.besides);
  }

  all(): Found {
    const over = Math.max(0, this.#words.length - MAX_WORDS);
    const words = over === 0 ? this.#words : this.#words.slice(0, MAX_WORDS);
    return { words, besides: this.#pairs.concat([...this.#besides]), leftOut: this.#leftOut + over };
  }

  #addBesides(tokens: readonly string[]): void {
    for (const token of tokens) if (this.#besides.size < MAX_BESIDES) this.#besides.add(token);
  }
}

/** Longer than most words, so that it may be many: of a script without blanks, or a path. */
const SHORT_CHUNK = 32;

function wordsIn(chunk: string): number {
  return chunk.length <= SHORT_CHUNK ? 1 : documentTokens(chunk).words.length;
}

/** Joins the chunks of a text: words on both sides of white space are neighbours. */
export class Neighbours {
  #last: Neighbour | undefined;

  /** @returns the token of the word before the chunk with its first one */
  pairWith({ first, last, isGap }: ChunkTokens): string | undefined {
    if (isGap) return undefined;
    const pair = this.#last === undefined || first === undefined ? undefined : pairToken(this.#last, first);
    this.#last = last;
    return pair;
  }
}

function textOf({ content }: MemoryObject): string {
  const { statement } = content;
  const text =
    typeof statement === "string" && statement.trim() !== "" ? statement : [...scalarsIn(content)].join("\n");
  return text.slice(0, MAX_EMBEDDED);
}

/**
 * What is analysed of a memory, piece by piece; an empty one stands between two fields.
 *
 * @param most characters
 */
export function* chunksOf(
  memory: MemoryObject,
  most: number = Number.MAX_SAFE_INTEGER,
): Generator<string, void, undefined> {
  let characters = 0;
  for (const value of searchedValues(memory)) {
    const text = value.slice(0, most - characters);
    characters += text.length;
    yield END_OF_FIELD;
    yield* chunksIn(text);
    if (characters === most) return;
  }
}
