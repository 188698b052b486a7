import { filterText } from "./filter-text.ts";
import type { Names, Vectors } from "./names.ts";
import { roundText } from "./rounds.ts";
import { candidatesText, foundText, heldText, RANKED, type Ranking, scoredText, wordsText } from "./search.ts";
import { type Query, Values } from "./statement.ts";
import { type Nearness, nearestText, similarityText } from "./vectors.ts";

export interface HybridRanking extends Ranking {
  readonly vector: string;
  /** Absent: nothing is added for its meaning. */
  readonly nearness: Nearness | undefined;
  /** The highest BM25 of the query's records, as the first page found it. Absent: this is the first. */
  readonly best: number | undefined;
}

/**
 * The best hits by words and meaning, best first: `words` is BM25, `similarity` the cosine, `score` what core's
 * `hybridScore` makes of them. `best` is the highest `words`, `edge` the similarity beyond which the nearest were not
 * looked for (-1: all were).
 */
export function hybridSearchOf(names: Names, vectors: Vectors, tenant: string, ranking: HybridRanking): Query {
  const values = new Values(tenant);
  const vector = values.add(ranking.vector);
  const columns = `${RANKED}, ${scoredText(ranking, values)}, ${similarityText(vectors, vector, ranking.content)} AS similarity`;
  const { nearness } = ranking;
  const filter = nearness === undefined ? "" : filterText(ranking.filter, values);
  const near =
    nearness === undefined
      ? ""
      : `WITH nearest AS MATERIALIZED (${nearestText(names, vectors, nearness, { filter, vector, content: ranking.content, values })})`;
  const added =
    nearness === undefined
      ? ""
      : `UNION ALL (SELECT ${columns} FROM ${names.memory} m WHERE m.tenant = $1 AND m.memory_id = ANY (ARRAY(
          SELECT n.memory_id FROM nearest n WHERE n.similarity >= ${values.add(nearness.minSimilarity)}))
          AND NOT (${heldText(ranking, values)})${roundText(ranking.round, values)}${filter} OFFSET 0)`;
  const edge =
    nearness === undefined
      ? "-1::float8"
      : `(SELECT CASE WHEN count(*) < ${values.add(nearness.most)} THEN -1 ELSE min(n.similarity) END FROM nearest n)`;
  const found = foundText(
    names,
    ranking,
    values,
    `SELECT b.*, ${edge} AS edge,
        (CASE WHEN b.best > 0 THEN b.words / b.best ELSE 0 END + greatest(0, b.similarity)) / 2 AS score
      FROM (
        SELECT w.*, coalesce(${values.add(ranking.best ?? null)}::float8, max(w.words) OVER ()) AS best FROM (
          SELECT c.memory_id, c.updated_at, c.similarity, ${wordsText(ranking, values)} AS words FROM (
            ${candidatesText(names, ranking, values, columns)} ${added}) c
          OFFSET 0) w
        OFFSET 0) b
      OFFSET 0`,
  );
  return { statement: { text: `${near} ${found}`, reach: "tenant", effect: "read" }, values: values.list };
}
