import { describe, expect, it, onTestFinished } from "vitest";
import { pgvectorMissing, postgresMissing, startPostgres, type PostgresVersion } from "../src/index.ts";

describe.each([18, 14] as const satisfies readonly PostgresVersion[])("PostgreSQL %d", (version) => {
  it("starts, keeps what was committed when it is killed, and starts again", async ({ skip }) => {
    const missing = postgresMissing(version);
    skip(missing !== undefined, missing);
    const server = await startPostgres({ version });
    onTestFinished(async () => await server.stop());
    const database = await server.createDatabase();
    await server.query("CREATE TABLE kept (word text)", [], database);
    await server.query("INSERT INTO kept VALUES ($1)", ["said"], database);
    await server.kill();
    await expect(server.query("SELECT word FROM kept", [], database)).rejects.toThrow("ECONNREFUSED");
    await server.start();
    expect(await server.query("SELECT word FROM kept", [], database)).toEqual([{ word: "said" }]);
  });
});

it("begins empty, whatever another one holds", async ({ skip }) => {
  const missing = postgresMissing();
  skip(missing !== undefined, missing);
  const one = await startPostgres();
  onTestFinished(async () => await one.stop());
  await one.query("CREATE TABLE kept (word text)");
  const other = await startPostgres();
  onTestFinished(async () => await other.stop());
  await expect(other.query("SELECT word FROM kept")).rejects.toThrow('relation "kept" does not exist');
});

it("knows vectors when it is asked to", async ({ skip }) => {
  const missing = postgresMissing() ?? pgvectorMissing();
  skip(missing !== undefined, missing);
  const server = await startPostgres({ vector: true });
  onTestFinished(async () => await server.stop());
  const database = await server.createDatabase();
  await server.query("CREATE EXTENSION vector", [], database);
  const rows = await server.query("SELECT '[1,0]'::vector <=> '[0,1]'::vector AS distance", [], database);
  expect(rows).toEqual([{ distance: 1 }]);
}, 120_000);
