import type { MemoryObject } from "../generated/types.ts";
import { queryTerms, type Term } from "./analyse.ts";
import { CHUNK } from "./chunk-tokens.ts";
import { encodeToken } from "./encode-token.ts";
import { fold } from "./fold.ts";
import { searchableOf } from "./searchable.ts";

/** The most terms of one query; further ones are not searched for. */
export const MAX_QUERY_TERMS = 256;

/** One thing that a query asks for. */
export interface QueryTerm {
  /** Encoded as a record's tokens are. */
  readonly token: string;
  /** The caller's own word as typed; of a run of Chinese, Japanese or Korean the pair of characters. */
  readonly surface: string;
  /** Has `-` or `_` inside, and matches as a whole only. */
  readonly compound: boolean;
}

/** The terms of a query's texts in order, each token once with its first spelling. Empty when nothing is left to find. */
export function analyseQuery(texts: readonly string[]): readonly QueryTerm[] {
  const found = new Map<string, QueryTerm>();
  for (const text of texts) {
    for (const [typed] of text.matchAll(CHUNK)) {
      const folded = fold(typed);
      for (const term of queryTerms(folded)) {
        if (found.size === MAX_QUERY_TERMS) return [...found.values()];
        const token = encodeToken(term.text);
        if (found.has(token)) continue;
        found.set(token, { token, surface: surfaceOf(typed, folded, term), compound: term.compound });
      }
    }
  }
  return [...found.values()];
}

/** The surfaces of the terms that a memory holds, in query order, each once. Give it the memory as the caller may see it. */
export function matchedTerms(terms: readonly QueryTerm[], memory: MemoryObject): string[] {
  const tokens = new Set(searchableOf(memory).tokens);
  return [...new Set(terms.filter((term) => tokens.has(term.token)).map((term) => term.surface))];
}

/** Folding may move characters (ﬁ becomes fi); where a place no longer fits, the folded word stands in. */
function surfaceOf(typed: string, folded: string, term: Term): string {
  const surface = typed.slice(term.start, term.end);
  const word = folded.slice(term.start, term.end);
  return fold(surface) === word ? surface : word;
}
