import type { Call, Hit, Page, Rank, SearchRequest } from "@mgp/core";
import { type RankedPage } from "../ranking/rare-first.ts";
import { SearchPage } from "../ranking/search-page.ts";
import type { ChangePlace, SearchRound } from "../ranking/search-rounds.ts";
import { weightsOf } from "../ranking/weights.ts";
import { type ChangeStamps, isBefore, momentIn } from "./change-stamps.ts";
import type { Memories } from "./memories.ts";
import { type Candidate, type Ranked, rankScanned, scanFor } from "./ranking-by-scan.ts";
import { bodyBytesOf } from "./take-page.ts";

/** A hit that was read again after it had been ranked. */
type RankedHit = Hit & Rank;

/** What a search by scan works with. */
export interface ScanSearchSetup {
  readonly memories: Memories;
  readonly stamps: ChangeStamps;
  /** The hit as it is now; `undefined` where it is none any more. */
  readonly hitOf: (ranked: Ranked, rank: Rank, call: Call) => Promise<Hit | undefined>;
}

/** A page of a search that reads all memories of its tenant, in rounds by the stamps of their changes. */
export async function searchByScan(
  setup: ScanSearchSetup,
  { tenant, query }: SearchRequest,
  call: Call,
): Promise<Page<Hit>> {
  const { stamps } = setup;
  const ranked: Ranked = { tenant, filter: query.filter, tokens: [...new Set(query.tokens)] };
  const page = new SearchPage<RankedHit, string>(query, {
    bytesOf: ({ record }) => bodyBytesOf(record),
    isPlace: (place: ChangePlace) => typeof place === "string",
    newest: stamps.moment,
  });
  let found: RankedPage<RankedHit>;
  do found = await searchRound(setup, ranked, page, call);
  while (page.take(found, stamps.moment));
  return page.pageOf(({ record, score, mode }) => ({ record, score, mode }));
}

async function searchRound(
  { memories, stamps, hitOf }: ScanSearchSetup,
  ranked: Ranked,
  page: SearchPage<RankedHit, string>,
  call: Call,
): Promise<RankedPage<RankedHit>> {
  const { candidates, statistics, latest } = await scanFor(memories, ranked, call);
  stamps.see(latest);
  const weights = weightsOf(ranked.tokens, page.statistics ?? page.count(statistics));
  const { hits, more } = rankScanned(inRound(candidates, page.round), weights, page);
  const shown: RankedHit[] = [];
  for (const rank of hits) {
    const hit = await hitOf(ranked, rank, call);
    if (hit !== undefined) shown.push({ ...rank, ...hit });
  }
  return { hits: shown, more };
}

function inRound(candidates: readonly Candidate[], round: SearchRound<string> | undefined): readonly Candidate[] {
  if (round === undefined) return candidates;
  const upTo = momentIn(round.upTo);
  const after = round.after === undefined ? undefined : momentIn(round.after);
  return candidates.filter(({ stamp }) => isBefore(stamp, upTo) && (after === undefined || !isBefore(stamp, after)));
}
