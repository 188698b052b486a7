import { pageVector, type RankedPage, SearchPage, type SearchRound } from "@mgp/adapter-kit";
import { type Call, cursorInvalid, type Hit, type Page, type SearchQuery } from "@mgp/core";
import type { Meaning } from "../meaning/meaning.ts";
import { textIn } from "../rows.ts";
import { isPlace, NO_END, shortened } from "../sql/rounds.ts";
import { bodyBytes, type Found, hitOf } from "./found.ts";
import { searchHybrid } from "./hybrid-search.ts";
import { searchLexically } from "./lexical-search.ts";
import type { SearchParts } from "./search-parts.ts";

/** A page that is being filled. */
type FillingPage = SearchPage<Found, string>;

interface SearcherParts extends SearchParts {
  readonly meaning: Meaning;
}

type Find = (page: FillingPage) => Promise<RankedPage<Found>>;

/** The best hits: by words, and where the store keeps vectors, by meaning as well. */
export async function search(
  { meaning, ...parts }: SearcherParts,
  tenant: string,
  query: SearchQuery,
  call: Call,
): Promise<Page<Hit>> {
  const first = pageFrom(query);
  if (first.tokens.length === 0) return { items: [] };
  const { vectors } = parts.names;
  const known = query.cursor === undefined ? undefined : bestIn(first.own, vectors?.column);
  const weights = first.weights ?? first.weigh(await parts.statistics.of(tenant, first.tokens, query.content, call));
  const way = known === null ? "words" : "meaning";
  const vector = await pageVector(known === undefined ? undefined : way, async () =>
    vectors === undefined ? undefined : await meaning.queryVector(query.text, call),
  );
  const page = await filled(first, query, async (filling) => {
    const asked = { tenant, query, weights };
    if (vector === undefined || vectors === undefined) return await searchLexically(parts, asked, filling, call);
    const best = known ?? filling.hits[0]?.best;
    const byMeaning = { ...asked, vector, minSimilarity: meaning.minSimilarity, best };
    return await searchHybrid(parts, vectors, byMeaning, filling, call);
  });
  return page.pageOf(hitOf, page.hits[0]?.best ?? null, vectors?.column ?? null);
}

/** Where a cursor has no room for what a first page saw, it is read anew from an earlier place on. */
async function filled(first: FillingPage, query: SearchQuery, find: Find): Promise<FillingPage> {
  let [page, found] = [first, await find(first)];
  const seen = snapshotIn(found);
  if (page.round === undefined && seen !== undefined && shortened(seen) !== seen) {
    page = pageFrom(query, shortened(seen));
    page.adopt(first);
    found = await find(page);
  }
  while (page.take(found, newestIn(found, page.round))) found = await find(page);
  return page;
}

/**
 * The place of the last change that a statement saw. Where it does not tell, or a cursor has no room for it, the next
 * round is the last, and has no end: what changed once before it, or while it is read, is found all the same.
 */
function newestIn(found: RankedPage<Found>, round: SearchRound<string> | undefined): string {
  const seen = round?.upTo === NO_END ? undefined : snapshotIn(found);
  return seen === undefined || shortened(seen) !== seen ? NO_END : seen;
}

/** The snapshot of the statement; `undefined` where it found nothing. */
function snapshotIn({ hits: [hit] }: RankedPage<Found>): string | undefined {
  return hit === undefined ? undefined : textIn(hit.row, "snapshot");
}

function pageFrom(query: SearchQuery, newest?: string): FillingPage {
  return new SearchPage(query, {
    bytesOf: bodyBytes,
    isPlace,
    isSample: true,
    ...(newest === undefined ? {} : { newest }),
  });
}

/**
 * The highest BM25 of the query's records, as the first page found it.
 *
 * @param column where the vectors in use are; those of another model do not go on from it
 * @returns null where meaning does not count
 * @throws StoreError `cursor_invalid`
 */
function bestIn([best, by]: readonly unknown[], column: string | undefined): number | null {
  if (best === null) return null;
  if (typeof best !== "number" || by !== column) throw cursorInvalid();
  return best;
}
