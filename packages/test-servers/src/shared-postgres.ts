import { type PostgresServer, startPostgres } from "./postgres.ts";

/** What a test runner calls before the first test of a file and after the last, as vitest's functions of these names. */
export interface FileHooks {
  readonly beforeAll: (run: () => Promise<void>) => void;
  readonly afterAll: (run: () => Promise<void>) => void;
}

/**
 * One PostgreSQL for the tests of a file.
 *
 * @returns the server, once the tests run
 */
export function sharedPostgres({ beforeAll, afterAll }: FileHooks): () => PostgresServer {
  let server: PostgresServer | undefined;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => await server?.stop());
  return () => {
    if (server === undefined) throw new Error("the server was not started");
    return server;
  };
}
