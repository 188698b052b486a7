/**
 * Two words that stand next to each other, told apart from other pairs as one of so many, a power of two. Most pairs of a text occur once,
 * and a token of its own for each would make an index several times as large; so many are as short as a word and shared.
 * A query asks for both words, too: a memory that holds them far from each other is found by mistake once in so many of
 * its own pairs.
 */
const PAIRS = 131_072;

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
const PREFIX = "zw";
const DIGITS = 4;
const BITS = 5;

/** A word beside others: its hash, and whether it is a stop word in the lowest bit. */
export type Neighbour = number;

/** The tokens of pairs, each made when it is first met; a few megabytes when all are. */
const made = Array.from<string | undefined>({ length: PAIRS });

export function neighbourOf(word: string, isStop: boolean): Neighbour {
  // FNV-1a
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  return isStop ? hash | 1 : hash & ~1;
}

/** @returns an encoded token; `undefined` for two stop words, which tell nothing */
export function pairToken(left: Neighbour, right: Neighbour): string | undefined {
  if ((left & right & 1) === 1) return undefined;
  const pair = mixed(left, right) & (PAIRS - 1);
  return (made[pair] ??= encoded(pair));
}

/** The finaliser of MurmurHash3 over both, of which order matters. */
function mixed(left: number, right: number): number {
  let hash = Math.imul(left, 0x9e3779b1) ^ right;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function encoded(pair: number): string {
  const digits = Array.from({ length: DIGITS }, (_, place) => ALPHABET[(pair >>> (BITS * place)) & 31]);
  return PREFIX + digits.join("");
}
