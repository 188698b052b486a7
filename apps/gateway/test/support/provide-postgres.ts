import { startPostgres } from "@mgp/test-servers";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Of the server that the tests over the PostgreSQL adapter share. */
    readonly postgresDsn: string;
  }
}

/** Starts one server for all test files of a project, and returns what ends it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide("postgresDsn", server.dsn);
  return async () => await server.stop();
}
