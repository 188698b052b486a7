import { frequenciesOf } from "@mgp/adapter-kit";

/** How often PostgreSQL keeps a word of one text. */
const MOST_PLACES = 256;

const ENCODED = /^[a-z0-9]+$/;

/**
 * Tokens as the text of a tsvector: each word with as many places as it occurs, and without any where it occurs once,
 * which PostgreSQL counts as one. Places are numbered within the word, since no query asks where it stood.
 */
export function toWords(tokens: readonly string[]): string {
  return Array.from(frequenciesOf(tokens), ([token, count]) => toWord(token) + placesOf(count)).join(" ");
}

/** A token as a word of a tsvector or a tsquery. Core's encoding needs no quotes; whatever else comes is only text too. */
export function toWord(token: string): string {
  return ENCODED.test(token) ? token : `'${token.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

/** A query for what holds any of the terms. */
export function anyOf(terms: readonly HeldTerm[]): string {
  return terms.flatMap(({ alternatives }) => alternatives.map(allOf)).join("|");
}

/** What a record that holds a term holds: all tokens of one of the alternatives. */
export interface HeldTerm {
  readonly alternatives: readonly { readonly tokens: readonly string[] }[];
}

function allOf({ tokens }: HeldTerm["alternatives"][number]): string {
  return `(${tokens.map(toWord).join("&")})`;
}

function placesOf(count: number): string {
  if (count === 1) return "";
  return `:${Array.from({ length: Math.min(count, MOST_PLACES) }, (_, place) => place + 1).join(",")}`;
}
