import type { Searchable } from "../adapter/memory-record.ts";
import type { MemoryObject } from "../generated/types.ts";
import { hidesContent } from "../records/hides-content.ts";
import { CHUNK, chunkTokens } from "./chunk-tokens.ts";
import { inNameSpace } from "./encode-token.ts";

/** The most tokens of one memory in a name space, repetitions counted; what follows cannot be found by its words. */
export const MAX_TOKENS = 20_000;

/** The most characters of one memory that are analysed: far more than `MAX_TOKENS` words need. */
const MAX_CHARACTERS = 1_048_576;

/** Characters that are analysed between two steps: a fraction of a millisecond. */
const STEP = 4_096;

/** The longest text to embed; no embedding model reads more. */
const MAX_EMBEDDED = 8_192;

/**
 * What search needs of a memory: its tokens, from memory_id, type, scope and every string and number inside content
 * (values, never keys), and the sentence to embed: its statement, else everything its content says. Where the content is
 * hidden, its tokens stand in a name space of their own.
 */
export function searchableOf(memory: MemoryObject): Searchable {
  const analysis = analysisOf(memory);
  for (;;) {
    const step = analysis.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same step by step: a megabyte of text takes a fifth of a second. Each step gives how many characters it has
 * analysed, some thousands; the last one returns the result.
 */
export function* analysisOf(memory: MemoryObject): Generator<number, Searchable, undefined> {
  const text = textOf(memory);
  const tokens = yield* analysed(chunksOf(memory, MAX_CHARACTERS));
  if (!hidesContent(memory)) return { tokens, lengths: { open: tokens.length, full: tokens.length }, text };
  const plain = yield* analysed(chunksIn(plainValuesOf(memory), MAX_CHARACTERS));
  const partial = plain.map((token) => inNameSpace(token, "partial"));
  const full = tokens.map((token) => inNameSpace(token, "full"));
  return { tokens: [...partial, ...full], lengths: { open: partial.length, full: full.length }, text };
}

function* analysed(chunks: Iterable<string>): Generator<number, readonly string[], undefined> {
  const tokens: string[] = [];
  let characters = 0;
  for (const chunk of chunks) {
    for (const token of chunkTokens(chunk)) if (tokens.length < MAX_TOKENS) tokens.push(token);
    if (tokens.length === MAX_TOKENS) break;
    characters += chunk.length;
    if (characters < STEP) continue;
    yield characters;
    characters = 0;
  }
  return tokens;
}

function textOf({ content }: MemoryObject): string {
  const { statement } = content;
  const text =
    typeof statement === "string" && statement.trim() !== "" ? statement : [...scalarsOf(content)].join("\n");
  return text.slice(0, MAX_EMBEDDED);
}

/** What is analysed of a memory, piece by piece. @param most characters */
export function chunksOf(memory: MemoryObject, most: number): Generator<string, void, undefined> {
  return chunksIn(valuesOf(memory), most);
}

function* chunksIn(values: Iterable<string>, most: number): Generator<string, void, undefined> {
  let characters = 0;
  for (const value of values) {
    const text = value.slice(0, most - characters);
    characters += text.length;
    for (const [chunk] of text.matchAll(CHUNK)) yield chunk;
    if (characters === most) return;
  }
}

function* valuesOf(memory: MemoryObject): Generator<string, void, undefined> {
  yield* plainValuesOf(memory);
  yield* scalarsOf(memory.content);
}

/** What is shown of every memory. */
function plainValuesOf({ memory_id: memoryId, type, scope }: MemoryObject): readonly string[] {
  return [memoryId, type, scope];
}

/** Every string and number inside a JSON value, in order, without recursion. */
function* scalarsOf(root: unknown): Generator<string, void, undefined> {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === "string") yield value;
    else if (typeof value === "number") yield String(value);
    else if (typeof value === "object" && value !== null) {
      for (const member of Object.values(value).toReversed()) open.push(member);
    }
  }
}
