import type { Filter, SearchedContent } from "@mgp/core";
import { rowsText } from "./filter-parts.ts";
import type { Names, Vectors } from "./names.ts";
import { type Query, Values } from "./statement.ts";

/** Which model the vectors of a schema are of. */
export interface Model {
  readonly number: number;
  readonly model: string;
  readonly dimensions: number;
}

/**
 * Where the vectors of a model are. Half precision: half the space, up to 4,000 dimensions, and a similarity that
 * differs in the fourth digit.
 *
 * @param extension the schema that pgvector is in, quoted
 */
export function vectorsOf({ number, dimensions }: Model, extension: string): Vectors {
  return {
    column: `embedding_${String(number)}`,
    type: `${extension}.halfvec(${String(dimensions)})`,
    distance: `OPERATOR(${extension}.<=>)`,
    operators: `${extension}.halfvec_cosine_ops`,
  };
}

/** What opening and reindexing ask; all of it is the operator's. */
export const vectorStatements = {
  /** The schema that pgvector is in, quoted; no row: the database does not have it. */
  extension: `SELECT quote_ident(n.nspname) AS schema FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
    WHERE e.extname = 'vector'`,
  table: ({ schema }: Names): string => `CREATE TABLE IF NOT EXISTS ${schema}.model (
    number integer PRIMARY KEY, model text NOT NULL, dimensions integer NOT NULL, ready boolean NOT NULL)`,
  hasTable: `SELECT to_regclass($1 || '.model') IS NOT NULL AS made`,
  /** Every model, with whether its vectors are all there. */
  models: ({ schema }: Names): string =>
    `SELECT number::float8 AS number, model, dimensions::float8 AS dimensions, ready FROM ${schema}.model ORDER BY number`,
  /** number, model, dimensions, ready */
  add: ({ schema }: Names): string =>
    `INSERT INTO ${schema}.model (number, model, dimensions, ready) VALUES ($1, $2, $3, $4)`,
  /** number: makes it the only one. */
  keep: ({ schema }: Names): string =>
    `WITH others AS (DELETE FROM ${schema}.model WHERE number <> $1) UPDATE ${schema}.model SET ready = true WHERE number = $1`,
  /** number */
  forget: ({ schema }: Names): string => `DELETE FROM ${schema}.model WHERE number = $1`,
  forgetAll: ({ schema }: Names): string => `DELETE FROM ${schema}.model`,
  hasRecords: ({ memory }: Names): string =>
    `SELECT EXISTS (SELECT FROM ${memory} m WHERE m.state <> 'purged') AS held`,
  addColumn: ({ memory }: Names, { column, type }: Vectors): string =>
    `ALTER TABLE ${memory} ADD COLUMN IF NOT EXISTS ${column} ${type}`,
  dropColumn: ({ memory }: Names, number: number): string =>
    `ALTER TABLE ${memory} DROP COLUMN IF EXISTS embedding_${String(number)}`,
  /**
   * Good graphs are made slowly: with these an exact search differs from it in one hit of a hundred. Hidden content has
   * a graph of its own, since a vector leads the way to others even where it is not found itself.
   */
  addIndexes: ({ memory }: Names, { column, operators }: Vectors): readonly string[] =>
    [
      ["", "NOT hidden"],
      ["_hidden", "hidden"],
    ].map(
      ([name = "", condition = ""]) => `CREATE INDEX IF NOT EXISTS memory_by_${column}${name} ON ${memory}
        USING hnsw (${column} ${operators}) WITH (m = 16, ef_construction = 128) WHERE ${condition}`,
    ),
  /** A write without a vector of this model is refused, such as one of a gateway from before. */
  requireVectors: ({ memory }: Names, { column }: Vectors): readonly string[] => [
    `ALTER TABLE ${memory} DROP CONSTRAINT IF EXISTS has_vector`,
    `ALTER TABLE ${memory} ADD CONSTRAINT has_vector CHECK (state = 'purged' OR ${column} IS NOT NULL) NOT VALID`,
  ],
  allowNoVectors: ({ memory }: Names): string => `ALTER TABLE ${memory} DROP CONSTRAINT IF EXISTS has_vector`,
  /** While vectors are made for a model, a body that changes loses the one that was made of it. */
  watch: ({ memory, schema }: Names, { column }: Vectors): readonly string[] => [
    `CREATE OR REPLACE FUNCTION ${schema}.lose_vector () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.${column} := NULL;
  RETURN NEW;
END $$`,
    `DROP TRIGGER IF EXISTS lose_vector ON ${memory}`,
    `CREATE TRIGGER lose_vector BEFORE UPDATE ON ${memory} FOR EACH ROW
      WHEN (NEW.body IS DISTINCT FROM OLD.body) EXECUTE FUNCTION ${schema}.lose_vector ()`,
  ],
  endWatch: ({ memory, schema }: Names): readonly string[] => [
    `DROP TRIGGER IF EXISTS lose_vector ON ${memory}`,
    `DROP FUNCTION IF EXISTS ${schema}.lose_vector ()`,
  ],
  lock: ({ memory }: Names): string => `LOCK TABLE ${memory} IN ACCESS EXCLUSIVE MODE`,
  records: ({ memory }: Names): string =>
    `SELECT count(*)::float8 AS records FROM ${memory} m WHERE m.state <> 'purged'`,
  /** Records, and how many of them have their vector. */
  progress: ({ memory }: Names, { column }: Vectors): string =>
    `SELECT count(*)::float8 AS total, count(m.${column})::float8 AS done FROM ${memory} m WHERE m.state <> 'purged'`,
  /** tenant, id, how many: keys of records without a vector behind that one, with the sizes of their bodies. */
  missing: ({ memory }: Names, { column }: Vectors): string =>
    `SELECT m.tenant, m.memory_id, octet_length(m.body)::float8 AS bytes FROM ${memory} m
      WHERE (m.tenant, m.memory_id) > ($1, $2) AND m.${column} IS NULL AND m.state <> 'purged'
      ORDER BY m.tenant, m.memory_id LIMIT $3`,
  /** tenants, ids, revisions, vectors: fills in those that are as they were read. */
  fill: ({ memory }: Names, { column, type }: Vectors): string =>
    `UPDATE ${memory} m SET ${column} = v.vector::${type}
      FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[]) AS v (tenant, memory_id, revision, vector)
      WHERE m.tenant = v.tenant AND m.memory_id = v.memory_id AND m.revision = v.revision`,
};

/** How a search looks for what is near. */
export interface Nearness {
  /** The query's vector, as pgvector reads it. */
  readonly vector: string;
  /** Compare with every record that passes the filter: right where they are few. Else by the index. */
  readonly exact: boolean;
  /** How many are looked for. */
  readonly most: number;
  /** Nothing below it is near. */
  readonly minSimilarity: number;
}

/** Cosine similarity of the row `m` to a vector; where the row has none, or none that may be asked, 0. */
export function similarityText({ column, type, distance }: Vectors, vector: string, content: SearchedContent): string {
  const similarity = `coalesce(1 - (m.${column} ${distance} ${vector}::${type}), 0)`;
  return content === "full" ? similarity : `CASE WHEN m.hidden THEN 0 ELSE ${similarity} END`;
}

/** What limits the nearest records. */
interface Nearby {
  readonly filter: string;
  readonly vector: string;
  readonly content: SearchedContent;
  readonly values: Values;
}

/** The records whose vectors are nearest: `memory_id` and `similarity`, near or not. */
export function nearestText(names: Names, vectors: Vectors, { exact, most }: Nearness, nearby: Nearby): string {
  const { filter, vector, content, values } = nearby;
  const distance = `m.${vectors.column} ${vectors.distance} ${vector}::${vectors.type}`;
  const limit = `LIMIT ${values.add(most)}`;
  const among = (condition: string): string => `SELECT m.memory_id, 1 - (${distance}) AS similarity
    FROM ${names.memory} m WHERE m.tenant = $1 AND m.${vectors.column} IS NOT NULL${condition}${filter}
    ORDER BY ${exact ? `(${distance}) + 0` : distance} ${limit}`;
  if (content === "open") return among(" AND NOT m.hidden");
  if (exact) return among("");
  // Each of the two graphs by itself.
  return `SELECT n.* FROM ((${among(" AND NOT m.hidden")}) UNION ALL (${among(" AND m.hidden")})) n
    ORDER BY n.similarity DESC ${limit}`;
}

/** How many records pass a filter, up to a bound. */
export function extentOf(names: Names, tenant: string, filter: Filter, bound: number): Query {
  const values = new Values(tenant, bound);
  const passing = rowsText(
    filter,
    values,
    (condition) => `SELECT 1 FROM ${names.memory} m WHERE m.tenant = $1${condition} OFFSET 0`,
  );
  // Planned as if all were read: a plan for the first of many would walk over the tenant for those of which there are few.
  const text = `WITH passing AS MATERIALIZED (${passing})
    SELECT count(*)::float8 AS size FROM (SELECT FROM passing LIMIT $2) r`;
  return { statement: { text, reach: "tenant", effect: "read" }, values: values.list };
}
