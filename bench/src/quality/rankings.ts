import { analyseQuery, bm25, inverseDocumentFrequency, type Searchable, searchableOf } from "@mgp/core";
import { createEmbedder } from "@mgp/embeddings";
import { type Conversation, modelFolder, type Turn } from "./conversations.ts";

/** Candidates of each side, and the constant, that are usual for reciprocal rank fusion. */
const FUSED = 50;
const RANK_CONSTANT = 60;
const FOUND = 10;

/** Evidence recall@10 of simple ways to rank, means over the conversations. */
export interface SimpleRankings {
  readonly vectors: number;
  readonly rankFusion: number;
}

/** Computed here, exactly, over every turn: what a gateway's hybrid search has to beat. */
export async function simpleRankings(conversations: readonly Conversation[]): Promise<SimpleRankings> {
  const call = { signal: new AbortController().signal, deadline: Number.MAX_SAFE_INTEGER };
  const embedder = await createEmbedder({ provider: "local", model: modelFolder }, call);
  const vectors: number[] = [];
  const rankFusion: number[] = [];
  for (const { turns, questions } of conversations) {
    const documents = await embedder.documents(
      turns.map((turn) => turn.statement),
      call,
    );
    const words = wordScores(turns);
    const near: number[] = [];
    const fused: number[] = [];
    for (const { text, evidence } of questions) {
      const query = await embedder.query(text, call);
      const byVector = ranked(turns, (place) => dot(query, documents[place]));
      const byWords = ranked(turns, words(text)).filter(({ score }) => score > 0);
      near.push(
        recall(
          byVector.map(({ id }) => id),
          evidence,
        ),
      );
      fused.push(recall(fuse([byWords, byVector]), evidence));
    }
    vectors.push(mean(near));
    rankFusion.push(mean(fused));
  }
  await embedder.close();
  return { vectors: mean(vectors), rankFusion: mean(rankFusion) };
}

interface Ranked {
  readonly id: string;
  readonly score: number;
}

/** By score, best first. */
function ranked(turns: readonly Turn[], scoreOf: (place: number) => number): readonly Ranked[] {
  return turns
    .map(({ id }, place) => ({ id, score: scoreOf(place) }))
    .toSorted((left, right) => right.score - left.score);
}

/** BM25 as the gateway computes it, over all turns. */
function wordScores(turns: readonly Turn[]): (question: string) => (place: number) => number {
  const analysed = turns.map(({ id, statement }) => searchableWith(id, statement));
  const average = mean(analysed.map(({ lengths }) => lengths.full));
  const counts = analysed.map(({ tokens }) => {
    const count = new Map<string, number>();
    for (const token of tokens) count.set(token, (count.get(token) ?? 0) + 1);
    return count;
  });
  const holdersOf = (token: string): number => counts.filter((count) => count.has(token)).length;
  return (question) => {
    const terms = analyseQuery([question]).terms.map(({ alternatives }) => {
      const documents = total(alternatives.map((tokens) => Math.min(...tokens.map(holdersOf))));
      return { alternatives, weight: inverseDocumentFrequency(Math.min(documents, turns.length), turns.length) };
    });
    return (place) =>
      total(
        terms.map(({ alternatives, weight }) => {
          const timesOf = (token: string): number => counts[place]?.get(token) ?? 0;
          const frequency = total(alternatives.map((tokens) => Math.min(...tokens.map(timesOf))));
          return frequency === 0 ? 0 : bm25(frequency, weight, analysed[place]?.lengths.full ?? 0, average);
        }),
      );
  };
}

function searchableWith(id: string, statement: string): Searchable {
  return searchableOf({
    memory_id: id,
    subject: { kind: "user", id: "speaker" },
    scope: "user",
    type: "episodic_event",
    content: { statement },
    source: { kind: "chat", ref: "locomo" },
    created_at: "2026-01-01T00:00:00Z",
  });
}

/** @see https://doi.org/10.1145/1571941.1572114 */
function fuse(rankings: readonly (readonly Ranked[])[]): readonly string[] {
  const scores = new Map<string, number>();
  for (const ranking of rankings) {
    for (const [rank, { id }] of ranking.slice(0, FUSED).entries())
      scores.set(id, (scores.get(id) ?? 0) + 1 / (RANK_CONSTANT + rank + 1));
  }
  return [...scores].toSorted(([, left], [, right]) => right - left).map(([id]) => id);
}

function recall(ids: readonly string[], evidence: readonly string[]): number {
  const found = new Set(ids.slice(0, FOUND));
  return evidence.filter((id) => found.has(id)).length / evidence.length;
}

function dot(left: Float32Array, right: Float32Array | undefined): number {
  return left.reduce((sum, component, place) => sum + component * (right?.[place] ?? 0), 0);
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : total(numbers) / numbers.length;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}
