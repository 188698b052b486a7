import type { Searchable } from "../adapter/memory-record.ts";
import type { MemoryObject } from "../generated/types.ts";
import { CHUNK, chunkTokens } from "./chunk-tokens.ts";

/** The most tokens of one memory, repetitions counted; what follows cannot be found by its words. */
export const MAX_TOKENS = 20_000;

/** The most characters of one memory that are analysed: far more than `MAX_TOKENS` words need. */
const MAX_CHARACTERS = 1_048_576;

/** Characters that are analysed between two steps: a fraction of a millisecond. */
const STEP = 4_096;

/** The longest text to embed; no embedding model reads more. */
const MAX_EMBEDDED = 8_192;

/**
 * What search needs of a memory: its tokens, from memory_id, type, scope and every string and number inside content
 * (values, never keys), and the sentence to embed: its statement, else everything its content says.
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
  const tokens: string[] = [];
  let analysed = 0;
  for (const chunk of chunksOf(memory, MAX_CHARACTERS)) {
    for (const token of chunkTokens(chunk)) if (tokens.length < MAX_TOKENS) tokens.push(token);
    if (tokens.length === MAX_TOKENS) break;
    analysed += chunk.length;
    if (analysed < STEP) continue;
    yield analysed;
    analysed = 0;
  }
  return { tokens, text: textOf(memory) };
}

function textOf({ content }: MemoryObject): string {
  const { statement } = content;
  const text =
    typeof statement === "string" && statement.trim() !== "" ? statement : [...scalarsOf(content)].join("\n");
  return text.slice(0, MAX_EMBEDDED);
}

/** What is analysed of a memory, piece by piece. @param most characters */
export function* chunksOf(memory: MemoryObject, most: number): Generator<string, void, undefined> {
  let characters = 0;
  for (const value of valuesOf(memory)) {
    const text = value.slice(0, most - characters);
    characters += text.length;
    for (const [chunk] of text.matchAll(CHUNK)) yield chunk;
    if (characters === most) return;
  }
}

function* valuesOf({ memory_id: memoryId, type, scope, content }: MemoryObject): Generator<string, void, undefined> {
  yield* [memoryId, type, scope];
  yield* scalarsOf(content);
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
