import { pageVector, SearchPage, weightsOf } from "@mgp/adapter-kit";
import { type Call, cursorInvalid, type Hit, type Page, type SearchQuery } from "@mgp/core";
import type { Meaning } from "../meaning/meaning.ts";
import { isPlace, NO_END, shortened } from "../sql/rounds.ts";
import { bodyBytes, type Found, type FoundPage, hitOf } from "./found.ts";
import { searchHybrid } from "./hybrid-search.ts";
import { searchLexically } from "./lexical-search.ts";
import type { SearchParts } from "./search-parts.ts";

/** A page that is being filled. */
type FillingPage = SearchPage<Found, string>;

interface Parts extends SearchParts {
  readonly meaning: Meaning;
}

/** The best hits: by words, and where the store keeps vectors, by meaning as well. */
export async function search(
  { meaning, ...parts }: Parts,
  tenant: string,
  query: SearchQuery,
  call: Call,
): Promise<Page<Hit>> {
  const tokens = [...new Set(query.tokens)];
  if (tokens.length === 0) return { items: [] };
  const first = pageFrom(query);
  let best = bestIn(query, first.own);
  const statistics = first.statistics ?? first.count(await parts.statistics.of(tenant, tokens, call));
  const asked = { tenant, query, weights: weightsOf(tokens, statistics) };
  const { vectors } = parts.names;
  const vector = await pageVector(wayOf(best), async () =>
    vectors === undefined ? undefined : await meaning.queryVector(query.text, call),
  );
  const find = async (page: FillingPage): Promise<FoundPage> => {
    if (vector === undefined || vectors === undefined) return await searchLexically(parts, asked, page, call);
    const byMeaning = { ...asked, vector, minSimilarity: meaning.minSimilarity, best: best ?? undefined };
    const found = await searchHybrid(parts, vectors, byMeaning, page, call);
    best ??= found.best;
    return found;
  };
  const page = await filled(first, find, (newest) => {
    const again = pageFrom(query, newest);
    again.count(statistics);
    return again;
  });
  return page.pageOf(hitOf, best ?? null);
}

/**
 * Fills a page.
 *
 * @param from a first page from an earlier place: what changed behind it then comes in a later round. Needed where a
 *   cursor has no room for the place that the page saw.
 */
async function filled(
  first: FillingPage,
  find: (page: FillingPage) => Promise<FoundPage>,
  from: (newest: string) => FillingPage,
): Promise<FillingPage> {
  let [page, found] = [first, await find(first)];
  if (page.round === undefined && found.snapshot !== undefined && shortened(found.snapshot) !== found.snapshot) {
    page = from(shortened(found.snapshot));
    found = await find(page);
  }
  while (page.take(found, newestOf(page, found))) found = await find(page);
  return page;
}

/**
 * The place of the last change that a statement saw. Where it does not tell, or a cursor has no room for it, the next
 * round is the last, and has no end: what changed once before it, or while it is read, is found all the same.
 */
function newestOf({ round }: FillingPage, { snapshot }: FoundPage): string {
  if (snapshot === undefined || round?.upTo === NO_END) return NO_END;
  return shortened(snapshot) === snapshot ? snapshot : NO_END;
}

function pageFrom(query: SearchQuery, newest?: string): FillingPage {
  return new SearchPage(query, { bytesOf: bodyBytes, isPlace, ...(newest === undefined ? {} : { newest }) });
}

/**
 * The highest BM25 of the query's records, as the first page found it.
 *
 * @returns `undefined` for a first page, and null where meaning does not count
 * @throws StoreError `cursor_invalid`
 */
function bestIn({ cursor }: SearchQuery, [best]: readonly unknown[]): number | null | undefined {
  if (cursor === undefined) return undefined;
  if (best !== null && typeof best !== "number") throw cursorInvalid();
  return best;
}

function wayOf(best: number | null | undefined): "words" | "meaning" | undefined {
  if (best === undefined) return undefined;
  return best === null ? "words" : "meaning";
}
