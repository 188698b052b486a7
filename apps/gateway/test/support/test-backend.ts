import { randomUUID } from "node:crypto";
import path from "node:path";
import fileAdapter from "@mgp/adapter-file";
import graphAdapter from "@mgp/adapter-graph";
import lanceDbAdapter from "@mgp/adapter-lancedb";
import memoryAdapter from "@mgp/adapter-memory";
import postgresAdapter from "@mgp/adapter-postgres";
import { inject } from "vitest";
import { openBackend, type Backend } from "../../src/adapters/open-backend.ts";
import { temporaryFolder } from "./temporary-folder.ts";

type GivenSettings = Readonly<Record<string, string>>;

/** How each adapter is opened on an empty backend. */
interface Opening {
  /** @param folder an empty one, for what it keeps */
  readonly settings: (folder: string) => GivenSettings;
  readonly open: (options: { readonly name?: string; readonly settings: GivenSettings }) => Promise<Backend>;
}

const openings: Readonly<Record<string, Opening>> = {
  memory: { settings: () => ({}), open: async (options) => await openBackend(memoryAdapter, options) },
  file: {
    settings: (folder) => ({ MGP_FILE_STORAGE_DIR: path.join(folder, "files") }),
    open: async (options) => await openBackend(fileAdapter, options),
  },
  graph: {
    settings: (folder) => ({ MGP_GRAPH_DB_PATH: path.join(folder, "graph.db") }),
    open: async (options) => await openBackend(graphAdapter, options),
  },
  lancedb: {
    settings: (folder) => ({
      MGP_LANCEDB_DIR: path.join(folder, "lancedb"),
      MGP_LANCEDB_EMBEDDING_PROVIDER: "fake",
    }),
    open: async (options) => await openBackend(lanceDbAdapter, options),
  },
  postgres: {
    settings: () => ({
      MGP_POSTGRES_DSN: inject("postgresDsn"),
      MGP_POSTGRES_SCHEMA: `test_${randomUUID().replaceAll("-", "")}`,
      // The tests of many files share one server.
      MGP_POSTGRES_POOL_SIZE: "4",
    }),
    open: async (options) => await openBackend(postgresAdapter, options),
  },
};

/** The adapter that this run of the tests is about; the same tests run over each. */
export const testAdapter: string = process.env["MGP_TEST_ADAPTER"] ?? "memory";

/** Settings for an empty backend of the adapter that the tests run over. */
export function testSettings(folder: string): GivenSettings {
  return openingOf(testAdapter).settings(folder);
}

/** An open backend of the adapter that the tests run over, with nothing in it. */
export async function openTestBackend(name: { readonly name?: string } = {}): Promise<Backend> {
  return await openingOf(testAdapter).open({ ...name, settings: testSettings(temporaryFolder()) });
}

function openingOf(adapter: string): Opening {
  const opening = openings[adapter];
  if (opening === undefined) throw new Error(`MGP_TEST_ADAPTER: there are no tests over the adapter ${adapter}.`);
  return opening;
}
