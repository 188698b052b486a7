import { bm25, type Rank, type SearchTerm, StoreError } from "@mgp/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type PostingSource,
  rankCandidates,
  type RankedPage,
  rankPostings,
  rareFirst,
  rareFirstInServer,
  readSearchCursor,
  Scores,
  searchCursor,
  type SearchStatistics,
  tokensOf,
  type WeightedTerm,
  type Weights,
  weightsOf,
} from "../../src/index.ts";
import { collections, type Document, queries, rankNaively, statisticsOf, termsOf, timesIn } from "./collection.ts";

interface Asked {
  readonly weights: Weights;
  readonly limit: number;
  readonly after: Rank | undefined;
}

type Search = (documents: readonly Document[], asked: Asked) => RankedPage<Rank> | Promise<RankedPage<Rank>>;

const beats = (hit: Rank, most: number): boolean => hit.score > most;

/** Postings that are made anew, from the documents, at each look. */
class Postings implements PostingSource<Rank> {
  readonly bound: number;
  readonly updates: readonly number[];
  /** How often a term was asked for its documents. */
  walks = 0;
  readonly #documents: readonly Document[];

  constructor(documents: readonly Document[]) {
    this.#documents = documents;
    this.bound = documents.length;
    this.updates = documents.map(({ updatedAt }) => updatedAt);
  }

  addAll(term: WeightedTerm, averageLength: number, scores: Scores): void {
    this.walks += 1;
    this.#add(term, averageLength, scores, () => true);
  }

  addToCandidates(term: WeightedTerm, averageLength: number, scores: Scores): void {
    this.#add(term, averageLength, scores, (number) => scores.of(number) > 0);
  }

  hitOf(number: number, score: number): Rank | undefined {
    const document = this.#documents[number];
    return document === undefined ? undefined : { score, ...placeOf(document) };
  }

  #add(term: WeightedTerm, averageLength: number, scores: Scores, isWanted: (number: number) => boolean): void {
    for (const [number, document] of this.#documents.entries()) {
      const frequency = timesOf(document, term);
      if (frequency > 0 && isWanted(number))
        scores.add(number, bm25(frequency, term.weight, document.tokens.length, averageLength));
    }
  }
}

function timesOf(document: Document, { alternatives }: WeightedTerm): number {
  const least = ({ tokens }: { readonly tokens: readonly string[] }): number =>
    Math.min(...tokens.map((token) => timesIn(document, token)));
  return alternatives.reduce((sum, alternative) => sum + least(alternative), 0);
}

const scores = new Scores();

function byPostings(documents: readonly Document[], asked: Asked): RankedPage<Rank> {
  return rankPostings(new Postings(documents), { ...asked, accepts: () => true }, scores);
}

/** The best of those that hold one of the terms, as rows that a backend found. */
function best(
  documents: readonly Document[],
  { weights, limit, after }: Asked,
  sources: readonly WeightedTerm[],
): readonly Rank[] {
  return rankCandidates(
    documents.filter((document) => sources.some((term) => timesOf(document, term) > 0)),
    {
      lengthOf: ({ tokens }) => tokens.length,
      frequencyIn: (document, place) => timesIn(document, weights.tokens[place] ?? ""),
      hitOf: (document, score) => ({ score, ...placeOf(document) }),
    },
    weights,
    { room: limit + 1, after },
  );
}

function byCandidates(documents: readonly Document[], asked: Asked): RankedPage<Rank> {
  return rareFirst({ ...asked, beats }, ({ sources }) => best(documents, asked, sources));
}

async function inServer(documents: readonly Document[], asked: Asked): Promise<RankedPage<Rank>> {
  return await rareFirstInServer({ ...asked, beats }, async ({ sources }) => best(documents, asked, sources));
}

const searches: readonly (readonly [string, Search])[] = [
  ["postings", byPostings],
  ["candidates", byCandidates],
  ["candidates that a server ranks", inServer],
];

/** All pages, each but the first from the cursor of the one before; `change` may write between them. */
async function drain(
  search: Search,
  documents: readonly Document[],
  terms: readonly SearchTerm[],
  limit: number,
  change: (documents: readonly Document[]) => readonly Document[] = (same) => same,
): Promise<readonly Rank[]> {
  const hits: Rank[] = [];
  let held = documents;
  let cursor: string | undefined;
  do {
    const position = cursor === undefined ? undefined : readSearchCursor(cursor).position;
    const statistics: SearchStatistics = position?.statistics ?? statisticsOf(held, tokensOf(terms));
    const page = await search(held, { weights: weightsOf(terms, statistics), limit, after: position?.rank });
    hits.push(...page.hits);
    const last = page.hits.at(-1);
    cursor = page.more && last !== undefined ? searchCursor({ rank: last, statistics }) : undefined;
    held = change(held);
  } while (cursor !== undefined);
  return hits;
}

function placeOf({ memoryId, updatedAt }: Document): Omit<Rank, "score"> {
  return { memoryId, updatedAt };
}

describe.for(searches)("ranking of %s", ([, search]) => {
  it("gives the hits of a naive ranking, in its order, whatever the size of a page", async () => {
    await fc.assert(
      fc.asyncProperty(collections, queries, fc.integer({ min: 1, max: 5 }), async (documents, terms, limit) => {
        const hits = await drain(search, documents, terms, limit);
        expect(hits).toEqual(rankNaively(documents, terms));
      }),
      { numRuns: 200 },
    );
  });

  it("neither skips nor repeats a record that stays as it is while others are written between its pages", async () => {
    const written = fc.array(fc.nat(), { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(collections, queries, written, async (documents, terms, numbers) => {
        let next = 0;
        const touched = new Set<string>();
        const change = (held: readonly Document[]): readonly Document[] => {
          const number = (numbers[next++ % numbers.length] ?? 0) % held.length;
          return held.map((document, place) => {
            if (place !== number) return document;
            touched.add(document.memoryId);
            return { ...document, updatedAt: 9, tokens: [...document.tokens, "zzrare", "zzmost", ...tokensOf(terms)] };
          });
        };
        const wanted = rankNaively(documents, terms);
        const hits = await drain(search, documents, terms, 3, change);
        const unchanged = (ranks: readonly Rank[]): readonly Rank[] =>
          ranks.filter(({ memoryId }) => !touched.has(memoryId));
        expect(unchanged(hits)).toEqual(unchanged(wanted));
      }),
      { numRuns: 200 },
    );
  });
});

describe("rare terms first", () => {
  const documents = Array.from({ length: 100 }, (_, number) => ({
    memoryId: `m${String(number)}`,
    updatedAt: number,
    tokens: number < 4 ? ["zzrare", "zzall"] : ["zzall"],
  }));
  const tokens = ["zzrare", "zzall"];
  const weights = weightsOf(termsOf(...tokens), statisticsOf(documents, tokens));

  it("walks over a common term's documents only where the rare one brings in too few", () => {
    const few = new Postings(documents);
    rankPostings(few, { weights, limit: 3, after: undefined, accepts: () => true }, scores);
    expect(few.walks).toBe(1);
    const many = new Postings(documents);
    const page = rankPostings(many, { weights, limit: 5, after: undefined, accepts: () => true }, scores);
    expect(many.walks).toBe(3);
    expect(page.hits.map(({ memoryId }) => memoryId)).toEqual(["m3", "m2", "m1", "m0", "m99"]);
  });

  it("accepts a hit before it counts it", () => {
    const asked = { weights, limit: 2, after: undefined, accepts: ({ updatedAt }: Rank) => updatedAt < 2 };
    const page = rankPostings(new Postings(documents), asked, scores);
    expect(page.hits.map(({ memoryId }) => memoryId)).toEqual(["m1", "m0"]);
  });

  it("weighs by statistics of the same tokens only", () => {
    expect(() => weightsOf(termsOf("zzrare"), statisticsOf(documents, tokens))).toThrow(StoreError);
  });

  it("has no hit where no record holds a term", () => {
    const nothing = weightsOf(termsOf("zznone"), statisticsOf(documents, ["zznone"]));
    const asked = { weights: nothing, limit: 5, after: undefined };
    expect(byPostings(documents, asked)).toEqual({ hits: [], more: false });
    expect(byCandidates(documents, asked)).toEqual({ hits: [], more: false });
  });

  it("looks at no more candidates than it may", () => {
    const reading = {
      lengthOf: ({ tokens: held }: Document) => held.length,
      frequencyIn: (document: Document, place: number) => timesIn(document, weights.tokens[place] ?? ""),
      hitOf: (document: Document, score: number) => ({ score, ...placeOf(document) }),
      most: 3,
    };
    const hits = rankCandidates(documents.toReversed(), reading, weights, { room: 10, after: undefined });
    expect(hits.map(({ memoryId }) => memoryId)).toEqual(["m99", "m98", "m97"]);
  });
});
