import type { BareTable } from "./bare.ts";

/** The statements of a bare handler. Parameters: tenant, id or ids, memory or memories as JSON. */
export interface BareStatements {
  readonly create: string;
  readonly insert: string;
  readonly insertMany: string;
  readonly get: string;
}

export const bareStatements: Readonly<Record<BareTable, BareStatements>> = {
  plain: {
    create: "CREATE TABLE plain (tenant text, memory_id text, memory jsonb NOT NULL, PRIMARY KEY (tenant, memory_id))",
    insert: "INSERT INTO plain (tenant, memory_id, memory) VALUES ($1, $2, $3)",
    insertMany: "INSERT INTO plain (tenant, memory_id, memory) SELECT $1, * FROM unnest($2::text[], $3::jsonb[])",
    get: "SELECT memory FROM plain WHERE tenant = $1 AND memory_id = $2",
  },
  searchable: {
    create: `CREATE TABLE searchable (
        tenant text, memory_id text, memory jsonb NOT NULL, state text NOT NULL DEFAULT 'active', expires_at timestamptz,
        scope text NOT NULL GENERATED ALWAYS AS (memory ->> 'scope') STORED,
        type text NOT NULL GENERATED ALWAYS AS (memory ->> 'type') STORED,
        words tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple', memory -> 'content')) STORED,
        PRIMARY KEY (tenant, memory_id));
      CREATE INDEX ON searchable USING gin (words)`,
    insert: "INSERT INTO searchable (tenant, memory_id, memory) VALUES ($1, $2, $3)",
    insertMany: "INSERT INTO searchable (tenant, memory_id, memory) SELECT $1, * FROM unnest($2::text[], $3::jsonb[])",
    get: "SELECT memory FROM searchable WHERE tenant = $1 AND memory_id = $2",
  },
};

/** Parameters: tenant, word, scope, types, how many. */
export const bareSearch: string = `SELECT memory, ts_rank(words, query) AS score
  FROM searchable, to_tsquery('simple', $2) AS query
  WHERE tenant = $1 AND words @@ query AND state = 'active' AND scope = $3 AND type = ANY ($4)
    AND (expires_at IS NULL OR expires_at > now())
  ORDER BY score DESC LIMIT $5`;
