import { rmSync } from "node:fs";
import { pgvectorMissing, postgresMissing, startPostgres } from "@mgp/test-servers";
import { conversationsFor, conversationsMissing, modelFolder, readConversations } from "../quality/conversations.ts";
import { simpleRankings } from "../quality/rankings.ts";
import { recallThroughGateway } from "../quality/through-gateway.ts";
import type { Outcome, BenchmarkRow } from "../rows.ts";
import { embedded, lancedb, postgres } from "../servers/backend.ts";
import { freshFolder } from "../servers/places.ts";
import type { BenchSettings } from "../settings.ts";

/** How much of what a question asks for is found: ways to rank beside each other, on the same conversations. */
export async function* measureQuality(rows: readonly BenchmarkRow[], settings: BenchSettings): AsyncGenerator<Outcome> {
  const missing = conversationsMissing();
  if (missing !== undefined) {
    for (const row of rows) yield { row: row.name, detail: missing };
    return;
  }
  const trialFolder = freshFolder();
  try {
    yield* measureOn(conversationsFor(settings.size, trialFolder), rows, settings);
  } finally {
    rmSync(trialFolder, { recursive: true });
  }
}

async function* measureOn(
  folder: string,
  rows: readonly BenchmarkRow[],
  settings: BenchSettings,
): AsyncGenerator<Outcome> {
  const simple = await simpleRankings(readConversations(folder));
  const measures: Readonly<Record<string, () => Promise<Omit<Outcome, "row">>>> = {
    "quality/vectors": () =>
      Promise.resolve({ value: simple.vectors, detail: "MiniLM, exact cosine over every turn, no gateway" }),
    "quality/rank-fusion": () =>
      Promise.resolve({ value: simple.rankFusion, detail: "reciprocal rank fusion of words and vectors, no gateway" }),
    "quality/words": async () => ({
      value: await recallThroughGateway(settings, embedded("memory"), folder),
      detail: "the gateway over memory",
    }),
    "quality/lancedb": async () => ({
      value: await recallThroughGateway(settings, lancedb(modelFolder), folder),
      detail: "the gateway over LanceDB, MiniLM",
    }),
    "quality/postgres": async () => await throughPostgres(folder, settings),
  };
  for (const row of rows) {
    const measure = measures[row.name];
    if (measure === undefined) throw new Error(`The row ${row.name} is about no way to rank.`);
    yield { row: row.name, ...(await measure()) };
  }
}

async function throughPostgres(folder: string, settings: BenchSettings): Promise<Omit<Outcome, "row">> {
  const missing = postgresMissing() ?? pgvectorMissing();
  if (missing !== undefined) return { detail: missing };
  const server = await startPostgres({ vector: true });
  try {
    const dsn = await server.createDatabase();
    await server.query("CREATE EXTENSION vector", [], dsn);
    const meaning = { MGP_POSTGRES_EMBEDDING_PROVIDER: "local", MGP_POSTGRES_EMBEDDING_MODEL: modelFolder };
    const backend = postgres(dsn, "embedded");
    return {
      value: await recallThroughGateway(settings, (state) => ({ ...backend(state), ...meaning }), folder),
      detail: "the gateway over PostgreSQL with pgvector, MiniLM",
    };
  } finally {
    await server.stop();
  }
}
