import { type PostgresServer, sharedPostgres } from "@mgp/test-servers";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { openPool, type Session, type SharedPool } from "../src/index.ts";

/** One PostgreSQL for the tests of a file. */
export function sharedServer(): () => PostgresServer {
  return sharedPostgres({ beforeAll, afterAll });
}

/** A pool that is closed after the test. */
export function poolOf(dsn: string): SharedPool {
  const pool = openPool({ dsn, connectTimeoutMs: 5_000 });
  onTestFinished(async () => await pool.close());
  return pool;
}

/** A connection as the server makes it. */
export const plain: Session = { settings: {} };

/** A caller that never gives up. */
export const never: Promise<never> = new Promise(() => undefined);
