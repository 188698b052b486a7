import type { ConformanceTarget } from "@mgp/conformance";
import type { Settings } from "@mgp/core";
import type { PostgresServer } from "@mgp/test-servers";
import { postgresAdapter, type PostgresAdapterOptions } from "../src/index.ts";

let schemas = 0;

/** Settings for a schema that no test used. */
export function freshSettings(dsn: string, more: Settings = {}): Settings {
  schemas += 1;
  return { MGP_POSTGRES_DSN: dsn, MGP_POSTGRES_SCHEMA: `case_${String(process.pid)}_${String(schemas)}`, ...more };
}

/** The adapter on a schema for each case, in one server. */
export function targetOn(
  server: PostgresServer,
  dsn: string = server.dsn,
  more: Settings = {},
): ConformanceTarget<PostgresAdapterOptions> {
  const run = async (sql: string): Promise<void> => void (await server.query(sql));
  return {
    adapter: postgresAdapter,
    settings: () => freshSettings(dsn, more),
    destroy: async (settings) => await run(`DROP SCHEMA IF EXISTS ${schemaOf(settings)} CASCADE`),
    probe: async (needle, settings) => await holds(server, schemaOf(settings), needle),
    restart: async () => {
      await server.kill();
      await server.start();
    },
    faults: {
      down: async () => {
        await server.kill();
        return async () => await server.start();
      },
      stuck: () => server.freeze(),
      // What a full disk answers, from the server itself.
      full: async (settings) => {
        const schema = schemaOf(settings);
        await run(`CREATE FUNCTION ${schema}.refuse() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full', MESSAGE = 'no space left'; END $$`);
        await run(`CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON ${schema}.memory
          FOR EACH ROW EXECUTE FUNCTION ${schema}.refuse()`);
        return async () => await run(`DROP FUNCTION ${schema}.refuse CASCADE`);
      },
    },
    processes: { module: new URL("../src/index.ts", import.meta.url).href },
  };
}

export function schemaOf(settings: Settings): string {
  return settings["MGP_POSTGRES_SCHEMA"] ?? "";
}

/** Is the text in any row of any table of the schema? */
async function holds(server: PostgresServer, schema: string, needle: string): Promise<boolean> {
  const tables = await server.query("SELECT tablename FROM pg_tables WHERE schemaname = $1", [schema]);
  for (const { tablename } of tables) {
    const sql = `SELECT FROM ${schema}.${String(tablename)} t WHERE position($1 in t::text) > 0`;
    if ((await server.query(sql, [needle])).length > 0) return true;
  }
  return false;
}
