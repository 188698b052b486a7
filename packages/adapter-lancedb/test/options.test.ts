import { existsSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { connect } from "@lancedb/lancedb";
import { call } from "@mgp/conformance";
import type { Settings } from "@mgp/core";
import { describe, expect, it } from "vitest";
import { lanceDbAdapter } from "../src/index.ts";
import { setupOf } from "../src/options.ts";
import { expectRefusal } from "./expect-refusal.ts";
import { openStore, temporaryFolder } from "./open-store.ts";

const setup = (given: Settings) => setupOf(lanceDbAdapter.optionsFrom(given));

describe("settings", () => {
  it("have the defaults of the Python gateway", () => {
    expect(setup({})).toMatchObject({
      location: path.resolve(".mgp-lancedb"),
      isRemote: false,
      table: "memories",
      hybrid: true,
      embedder: { provider: "openai" },
    });
  });

  it("are read as they are written", () => {
    expect(
      setup({
        MGP_LANCEDB_DIR: "~/kept",
        MGP_LANCEDB_TABLE: "notes",
        MGP_LANCEDB_ENABLE_HYBRID: "off",
        MGP_LANCEDB_MIN_SIMILARITY: "0.42",
        MGP_LANCEDB_EMBEDDING_PROVIDER: "ollama",
        MGP_LANCEDB_EMBEDDING_MODEL: "nomic-embed-text",
        MGP_LANCEDB_EMBEDDING_API_KEY: "key",
        MGP_LANCEDB_EMBEDDING_BASE_URL: "http://127.0.0.1:1",
        MGP_LANCEDB_EMBEDDING_DIM: "768",
      }),
    ).toMatchObject({
      location: path.join(homedir(), "kept"),
      table: "notes",
      hybrid: false,
      minSimilarity: 0.42,
      embedder: { provider: "ollama", model: "nomic-embed-text", apiKey: "key", dimensions: 768 },
    });
    expect(
      setup({ MGP_LANCEDB_DIR: "s3://bucket/a", MGP_LANCEDB_STORAGE_OPTIONS: '{"region":"x","retries":3}' }),
    ).toMatchObject({ location: "s3://bucket/a", isRemote: true, storageOptions: { region: "x", retries: "3" } });
  });

  it.each([
    [{ MGP_LANCEDB_DIR: "ftp://bucket" }, "MGP_LANCEDB_DIR is a URI of another kind"],
    [{ MGP_LANCEDB_DIR: ":memory:" }, "MGP_LANCEDB_DIR is :memory:"],
    [
      { MGP_LANCEDB_STORAGE_OPTIONS: '{"region": x}' },
      "MGP_LANCEDB_STORAGE_OPTIONS is not valid JSON: line 1, column 12",
    ],
    [{ MGP_LANCEDB_TABLE: "../other" }, "MGP_LANCEDB_TABLE is not a table name"],
    [{ MGP_LANCEDB_ENABLE_HYBRID: "perhaps" }, "MGP_LANCEDB_ENABLE_HYBRID is neither on nor off"],
    [{ MGP_LANCEDB_MIN_SIMILARITY: "2" }, "MGP_LANCEDB_MIN_SIMILARITY is not a number from -1 to 1"],
    [{ MGP_LANCEDB_MIN_SIMILARITY: "much" }, "MGP_LANCEDB_MIN_SIMILARITY is not a number from -1 to 1"],
    [{ MGP_LANCEDB_STORAGE_OPTIONS: '{"secret":' }, "MGP_LANCEDB_STORAGE_OPTIONS is not valid JSON: line 1, column 11"],
    [{ MGP_LANCEDB_STORAGE_OPTIONS: '{"a":{}}' }, "MGP_LANCEDB_STORAGE_OPTIONS is not a JSON object of strings"],
    [
      { MGP_LANCEDB_STORAGE_OPTIONS: '{"a":"1","\\u0061":"2"}' },
      "MGP_LANCEDB_STORAGE_OPTIONS is not a JSON object of strings",
    ],
    [{ MGP_LANCEDB_EMBEDDING_DIM: "many" }, "MGP_LANCEDB_EMBEDDING_DIM is not a whole number"],
  ])("that are wrong are named, without a secret: %j", (given, message) => {
    expect(() => lanceDbAdapter.optionsFrom(given)).toThrow(message);
    expect(() => lanceDbAdapter.optionsFrom(given)).not.toThrow("secret");
  });
});

describe("opening", () => {
  it("refuses a file in the folder's place", async () => {
    const file = path.join(temporaryFolder(), "file");
    writeFileSync(file, "");
    await expectRefusal(openStore({ MGP_LANCEDB_DIR: file }), "misconfigured", "MGP_LANCEDB_DIR is a file");
  });

  it("makes the folder", async () => {
    const folder = path.join(temporaryFolder(), "deep", "er");
    await openStore({ MGP_LANCEDB_DIR: folder });
    expect(existsSync(path.join(folder, "memories.lance"))).toBe(true);
  });

  it("keeps apart tables of two names", async () => {
    const folder = temporaryFolder();
    const one = await openStore({ MGP_LANCEDB_DIR: folder });
    const other = await openStore({ MGP_LANCEDB_DIR: folder, MGP_LANCEDB_TABLE: "notes" });
    expect((await one.store.operator.tenants({ limit: 1 }, call())).items).toEqual([]);
    expect((await other.store.operator.tenants({ limit: 1 }, call())).items).toEqual([]);
    expect(existsSync(path.join(folder, "notes.lance"))).toBe(true);
  });

  it("refuses a table that another program made", async () => {
    const folder = temporaryFolder();
    const connection = await connect(folder);
    await connection.createTable("memories", [{ id: "1", vector: [1, 2] }]);
    await expectRefusal(openStore({ MGP_LANCEDB_DIR: folder }), "misconfigured", "another program made");
  });

  it("refuses vectors of another model or dimension, and says how to make them anew", async () => {
    const folder = temporaryFolder();
    const { store } = await openStore({ MGP_LANCEDB_DIR: folder });
    await store.close();
    for (const over of [{ MGP_LANCEDB_EMBEDDING_DIM: "32" }, { MGP_LANCEDB_EMBEDDING_MODEL: "another" }]) {
      await expectRefusal(
        openStore({ MGP_LANCEDB_DIR: folder, ...over }),
        "misconfigured",
        /holds vectors of mgp-fake-embedding-v1 .* run mgp-gateway reindex/,
      );
    }
  });
});
