import type { Call, Hit, Page, Rank, SearchRequest } from "@mgp/core";
import { type RankedPage } from "../ranking/rare-first.ts";
import { SearchPage } from "../ranking/search-page.ts";
import type { ChangePlace, SearchRound } from "../ranking/search-rounds.ts";
import { askableTerms } from "../ranking/terms.ts";
import { type ChangeStamps, isBefore, momentIn, NO_END } from "./change-stamps.ts";
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
  const { filter, content, terms } = query;
  const ranked: Ranked = { tenant, filter, content, terms: askableTerms(terms) };
  const page = new SearchPage<RankedHit, string>(query, {
    bytesOf: ({ record }) => bodyBytesOf(record),
    isPlace: (place: ChangePlace) => typeof place === "string",
  });
  for (const place of [page.round?.after, page.round?.upTo]) if (place !== undefined) stamps.see(momentIn(place).last);
  for (;;) {
    const before = stamps.moment;
    const found = await searchRound(setup, ranked, page, call);
    if (page.round === undefined && stamps.hasReadBehind(before)) continue;
    // All that the first page saw is on it or behind it: only what changed since it began needs another round.
    if (!page.take(found, page.round === undefined ? before : endBehind(page.round, stamps))) break;
  }
  return page.pageOf(({ record, score, mode }) => ({ record, score, mode }));
}

/**
 * Where the round behind one ends that has been read. What is still being written may have been seen or not, and what
 * changes while the last round is read has no other: such a round has no end.
 */
function endBehind({ number, upTo }: SearchRound<string>, stamps: ChangeStamps): string {
  const { moment, isWriting } = stamps;
  if (upTo === NO_END || (moment === upTo && !isWriting)) return upTo;
  return isWriting || number > 1 ? NO_END : moment;
}

async function searchRound(
  { memories, stamps, hitOf }: ScanSearchSetup,
  ranked: Ranked,
  page: SearchPage<RankedHit, string>,
  call: Call,
): Promise<RankedPage<RankedHit>> {
  const { candidates, statistics, latest } = await scanFor(memories, ranked, page.tokens, call);
  stamps.see(latest);
  const weights = page.weights ?? page.weigh(statistics);
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
