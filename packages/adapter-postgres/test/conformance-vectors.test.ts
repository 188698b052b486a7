import { existsSync } from "node:fs";
import path from "node:path";
import { runConformance } from "@mgp/conformance";
import type { Settings } from "@mgp/core";
import { pgvectorMissing, startPostgres } from "@mgp/test-servers";
import { expect, onTestFinished, test } from "vitest";
import { targetOn } from "./target.ts";

const model = path.join(import.meta.dirname, "../../../../shared/data/models/all-MiniLM-L6-v2");

/** What vectors have a part in, and needs few of them: a model takes two milliseconds for each. */
const withModel: readonly string[] = [
  "manifest",
  "guarantees",
  "record-fields",
  "insert-key",
  "insert-many-order",
  "replace-whole",
  "replace-unchanged-searchable",
  "replace-changed-searchable",
  "purge-behind-the-back",
  "purge-unfindable",
  "search-every-holder",
  "search-language",
  "search-ties",
  "search-order",
  "search-pages",
  "search-pages-under-writes",
  "search-pages-many-writes",
  "search-literal",
  "search-nothing",
  "filter-search",
  "expiry-millisecond",
  "tenants-apart",
  "tenants-cursors",
  "call-clock",
];

/** Titles of the cases that failed, with why. */
async function failures(embedding: Settings, cases?: readonly string[]): Promise<readonly string[]> {
  const server = await startPostgres({ vector: true });
  onTestFinished(async () => await server.stop());
  // Extensions live in a database, and each case has a schema of its own in it.
  await server.query("CREATE EXTENSION vector");
  const target = targetOn(server, server.dsn, embedding);
  const { results } = await runConformance(target, cases === undefined ? {} : { cases });
  return results.flatMap((result) => (result.outcome === "failed" ? [JSON.stringify(result)] : []));
}

test("the kit passes with vectors that know no meaning", { timeout: 900_000 }, async ({ skip }) => {
  const missing = pgvectorMissing();
  skip(missing !== undefined, missing);
  expect(await failures({ MGP_POSTGRES_EMBEDDING_PROVIDER: "fake" })).toEqual([]);
});

test("the kit passes with a model", { timeout: 600_000 }, async ({ skip }) => {
  const missing = pgvectorMissing() ?? (existsSync(model) ? undefined : "the model of ../shared is not there");
  skip(missing !== undefined, missing);
  const embedding = { MGP_POSTGRES_EMBEDDING_PROVIDER: "local", MGP_POSTGRES_EMBEDDING_MODEL: model };
  expect(await failures(embedding, withModel)).toEqual([]);
});
