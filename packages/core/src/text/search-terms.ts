import type { SearchTerm } from "../adapter/search.ts";
import type { SearchedContent } from "../adapter/searched-content.ts";
import { inNameSpace, type NameSpace } from "./encode-token.ts";
import type { QueryTerm } from "./query-terms.ts";

/** Where a query finds the words of memories with hidden content. */
const HIDDEN_SPACE: Readonly<Record<SearchedContent, NameSpace>> = { open: "partial", full: "full" };

/**
 * What a store is asked for so that a query finds its terms in the content that it may search.
 *
 * @returns a term for each of the query, in its order
 */
export function searchTerms(terms: readonly QueryTerm[], content: SearchedContent): readonly SearchTerm[] {
  return terms.map(({ alternatives }) => searchTerm(alternatives, content));
}

/**
 * One term in each name space that the content stands in.
 *
 * @param alternatives with open tokens
 * @returns the term with a token for each name space
 */
export function searchTerm(alternatives: SearchTerm["alternatives"], content: SearchedContent): SearchTerm {
  const space = HIDDEN_SPACE[content];
  const hidden = alternatives.map((tokens) => tokens.map((token) => inNameSpace(token, space)));
  return { alternatives: [...alternatives, ...hidden] };
}
