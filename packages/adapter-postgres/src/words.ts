import { StoreError } from "@mgp/core";

/** How often PostgreSQL keeps a word of one text. */
const MOST_PLACES = 256;

const ENCODED = /^[a-z0-9]+$/;

/**
 * Tokens as the text of a tsvector: each word with as many places as it occurs, and without any where it occurs once,
 * which PostgreSQL counts as one. Places are numbered within the word, since nobody asks where it stood.
 */
export function toWords(tokens: readonly string[]): string {
  const frequencies = new Map<string, number>();
  for (const token of tokens) frequencies.set(token, (frequencies.get(token) ?? 0) + 1);
  return Array.from(frequencies, ([token, count]) => word(token, count)).join(" ");
}

/** Throws for what core did not encode: it could be read as an operator. */
export function checkTokens(tokens: readonly string[]): void {
  if (!tokens.every((token) => ENCODED.test(token)))
    throw new StoreError("invalid", "a token is not encoded: tokens are lower-case letters and digits");
}

function word(token: string, count: number): string {
  if (!ENCODED.test(token)) checkTokens([token]);
  return count === 1 ? token : `${token}:${places(count)}`;
}

function places(count: number): string {
  return Array.from({ length: Math.min(count, MOST_PLACES) }, (_, place) => place + 1).join(",");
}
