import { type ChunkTokens, documentTokens } from "./analyse.ts";

/** Longer chunks are rarely seen twice. */
const LONGEST_REMEMBERED = 32;

/** Language repeats itself: analysing a chunk costs microseconds, remembering it a tenth of one. */
const REMEMBERED_CHUNKS = 50_000;

const remembered = new Map<string, ChunkTokens>();

/** Ids, numbers and dates: few come again, and remembering them would cost more than analysing them, and push words out. */
const DIGIT = /[0-9]/;

/** The encoded tokens of one chunk of a document. */
export function chunkTokens(chunk: string): ChunkTokens {
  if (chunk.length > LONGEST_REMEMBERED) return documentTokens(chunk);
  const known = remembered.get(chunk);
  if (known !== undefined) return known;
  const tokens = documentTokens(chunk);
  if (DIGIT.test(chunk)) return tokens;
  if (remembered.size >= REMEMBERED_CHUNKS) remembered.clear();
  remembered.set(chunk, tokens);
  return tokens;
}
