import { startPostgres, type PostgresServer } from "@mgp/test-servers";
import { onTestFinished } from "vitest";

/** The database that all gateways of a test share. */
export interface SharedDatabase {
  readonly server: PostgresServer;
  readonly dsn: string;
  /** What a gateway has to be told to use it. @param port another way to the server */
  environment(port?: number): Readonly<Record<string, string>>;
  /** How many effects are announced in the audit log whose outcome is not known yet. */
  countOpenIntents(): Promise<number>;
  /** How often each task was begun, by its id. */
  taskAttempts(): Promise<ReadonlyMap<string, number>>;
}

/** Starts a PostgreSQL with an empty database; gone after the test. */
export async function startSharedDatabase(): Promise<SharedDatabase> {
  const server = await startPostgres();
  onTestFinished(async () => await server.stop());
  const dsn = await server.createDatabase();
  return {
    server,
    dsn,
    countOpenIntents: async () => (await server.query("SELECT 1 FROM mgp_ledger.open_intent", [], dsn)).length,
    taskAttempts: async () => {
      const rows = await server.query("SELECT task_id, attempts FROM mgp_ledger.task", [], dsn);
      return new Map(rows.map((row) => [String(row["task_id"]), Number(row["attempts"])]));
    },
    environment: (port = server.port) => ({
      MGP_ADAPTER: "postgres",
      MGP_POSTGRES_DSN: dsn.replace(`:${server.port}/`, `:${port}/`),
      MGP_LEDGER: "postgres",
      MGP_GATEWAY_LOG_LEVEL: "WARNING",
    }),
  };
}
