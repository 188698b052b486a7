import { pageVector, searchCursor } from "@mgp/adapter-kit";
import { type Call, compareRanks, type Hit, matchesFilter, type Page, type SearchQuery } from "@mgp/core";
import type { QueryVectors } from "@mgp/embeddings";
import { bestHolders, type CandidateQuery, nearest, otherHolders } from "./candidates.ts";
import { within } from "./conditions.ts";
import { type LanceDbPosition, readPosition } from "./cursors.ts";
import type { Ranking } from "./manifest.ts";
import type { MemoryTable } from "./memory-table.ts";
import { isHolder, type Judgement, type Ranked, rankHead, rankTail } from "./ranking.ts";
import type { Reader } from "./reader.ts";
import type { RecordRow, Row } from "./rows.ts";
import type { Candidate } from "./scores.ts";

/** What core makes every token. Another can be in no record. */
const ENCODED = /^[a-z0-9]{1,64}$/;

export interface SearchSetup {
  readonly ranking: Ranking;
  readonly minSimilarity: number;
}

/** A hit of the answer, in its order. */
interface Placed extends Ranked {
  readonly part: LanceDbPosition["part"];
}

/** Searches by words and by meaning. */
export class Searcher {
  readonly #table: MemoryTable;
  readonly #reader: Reader;
  readonly #queryVectors: QueryVectors;
  readonly #setup: SearchSetup;

  constructor(table: MemoryTable, reader: Reader, queryVectors: QueryVectors, setup: SearchSetup) {
    this.#table = table;
    this.#reader = reader;
    this.#queryVectors = queryVectors;
    this.#setup = setup;
  }

  async search(tenant: string, query: SearchQuery, call: Call): Promise<Page<Hit>> {
    const position = query.cursor === undefined ? undefined : readPosition(query.cursor);
    const vector = await this.#vectorOf(query.text, position, call);
    const tokens = [...new Set(query.tokens)].filter((token) => ENCODED.test(token)).toSorted();
    const asked: CandidateQuery = { tokens, where: within(tenant, query.filter), vector };
    const by = vector === undefined ? "words" : this.#setup.ranking;
    const judgement: Judgement = { by, tokens, minSimilarity: this.#setup.minSimilarity };
    const hits = await this.#behind(position, asked, judgement, query, call);
    const listed = hits.slice(0, query.limit);
    const all = listed.map(({ key }) => key);
    const keys = query.bytes === undefined ? all : await this.#reader.keysWithin(all, query.bytes, call);
    const { rows, end } = await this.#reader.firstRows(keys, query.bytes, call);
    const items = hitsIn(
      rows,
      listed.slice(0, end),
      (row) => row.tenant === tenant && matchesFilter(row.record, query.filter),
    );
    const last = hits[end - 1];
    if (hits.length <= end || last === undefined) return { items };
    return { items, cursor: searchCursor({ rank: last }, vector === undefined ? "words" : "meaning", last.part) };
  }

  /** Hits behind a position, at least one more than the page holds while there are more. */
  async #behind(
    position: LanceDbPosition | undefined,
    asked: CandidateQuery,
    judgement: Judgement,
    query: SearchQuery,
    call: Call,
  ): Promise<readonly Placed[]> {
    const [holders, near] = await Promise.all([
      bestHolders(this.#table, asked, call),
      nearest(this.#table, asked, call),
    ]);
    const head = rankHead(together(holders.candidates, this.#related(near, query.literal ?? false)), judgement);
    const shown = behind(position, "head", head);
    if (shown.length > query.limit || holders.areAll) return shown;
    const known = new Set(head.map(({ key }) => key));
    const others = await otherHolders(this.#table, asked, known, call);
    return [...shown, ...behind(position, "tail", rankTail(others, judgement, head))];
  }

  /** What only the vector finds has to be near enough, and is nothing to a query that is meant as it is written. */
  #related(near: readonly Candidate[], isLiteral: boolean): readonly Candidate[] {
    const { minSimilarity } = this.#setup;
    return near.filter(
      (candidate) => isHolder(candidate) || (!isLiteral && (candidate.similarity ?? 0) >= minSimilarity),
    );
  }

  /** `undefined`: by words alone, since that is all there is, now or when the first page was made. */
  async #vectorOf(text: string, position: LanceDbPosition | undefined, call: Call): Promise<Float32Array | undefined> {
    if (this.#setup.ranking === "words") return undefined;
    return await pageVector(position?.by, async () => await this.#queryVectors.of(text, call));
  }
}

/** Each record once; what a vector found knows its similarity for sure. */
function together(holders: readonly Candidate[], near: readonly Candidate[]): readonly Candidate[] {
  const byKey = new Map([...holders, ...near].map((candidate) => [candidate.key, candidate]));
  return [...byKey.values()];
}

function behind(
  position: LanceDbPosition | undefined,
  part: LanceDbPosition["part"],
  hits: readonly Ranked[],
): readonly Placed[] {
  if (position?.part === "tail" && part === "head") return [];
  const { rank } = position?.part === part ? position : { rank: undefined };
  return hits.filter((hit) => rank === undefined || compareRanks(hit, rank) > 0).map((hit) => ({ ...hit, part }));
}

/** With their records; what changed since, so that it no longer matches, is left out. */
function hitsIn(
  rows: ReadonlyMap<string, Row>,
  ranked: readonly Ranked[],
  matches: (row: RecordRow) => boolean,
): readonly Hit[] {
  return ranked.flatMap(({ key, score, mode }): readonly Hit[] => {
    const row = rows.get(key);
    return row?.kind === "record" && matches(row) ? [{ record: row.record, score, mode }] : [];
  });
}
