import { documentTerms } from "./analyse.ts";
import { encodeToken } from "./encode-token.ts";

/**
 * What stands between white space, at most so many characters of it: no word, compound or pair of characters reaches
 * across white space, so a text can be analysed chunk by chunk. Bounded, because the engine remembers a way back for
 * each character.
 */
export const CHUNK: RegExp = /\S{1,4096}/gu;

/** Longer chunks are rarely seen twice. */
const LONGEST_REMEMBERED = 32;

/** Language repeats itself: analysing a chunk costs microseconds, remembering it a tenth of one. */
const REMEMBERED_CHUNKS = 50_000;

const remembered = new Map<string, readonly string[]>();

/** Ids, numbers and dates: few come again, and remembering them would cost more than analysing them, and push words out. */
const DIGIT = /[0-9]/;

/** The encoded tokens of one chunk of a document. */
export function chunkTokens(chunk: string): readonly string[] {
  if (chunk.length > LONGEST_REMEMBERED || DIGIT.test(chunk)) return analyse(chunk);
  const known = remembered.get(chunk);
  if (known !== undefined) return known;
  const tokens = analyse(chunk);
  if (remembered.size >= REMEMBERED_CHUNKS) remembered.clear();
  remembered.set(chunk, tokens);
  return tokens;
}

function analyse(chunk: string): readonly string[] {
  return Array.from(documentTerms(chunk), encodeToken);
}
