import type { Searchable } from "../adapter/memory-record.ts";
import type { MemoryObject } from "../generated/types.ts";
import { CHUNK, chunkTokens } from "./chunk-tokens.ts";

/** The most tokens of one memory, repetitions counted; what follows cannot be found by its words. */
export const MAX_TOKENS = 20_000;

/** The most characters of one memory that are analysed: far more than `MAX_TOKENS` words need. */
const MAX_CHARACTERS = 1_048_576;

/** The longest text to embed; no embedding model reads more. */
const MAX_EMBEDDED = 8_192;

/**
 * What search needs of a memory: its tokens, from memory_id, type, scope and every string and number inside content
 * (values, never keys), and the sentence to embed: its statement, else everything its content says.
 */
export function searchableOf(memory: MemoryObject): Searchable {
  const values = [...scalarsOf(memory.content)];
  const tokens: string[] = [];
  let characters = 0;
  for (const value of [memory.memory_id, memory.type, memory.scope, ...values]) {
    const text = value.slice(0, MAX_CHARACTERS - characters);
    characters += text.length;
    for (const [chunk] of text.matchAll(CHUNK)) {
      for (const token of chunkTokens(chunk)) if (tokens.length < MAX_TOKENS) tokens.push(token);
      if (tokens.length === MAX_TOKENS) break;
    }
    if (tokens.length === MAX_TOKENS || characters === MAX_CHARACTERS) break;
  }
  const statement = memory.content["statement"];
  const text = typeof statement === "string" && statement.trim() !== "" ? statement : values.join("\n");
  return { tokens, text: text.slice(0, MAX_EMBEDDED) };
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
