import { serve } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { Pool } from "pg";
import { bareSearch, bareStatements } from "./bare-tables.ts";

// What a developer would write in an hour over PostgreSQL: no validation, no policy, no audit, no redaction. It runs as a
// process of its own.

interface Memory {
  readonly memory_id: string;
}

interface Search {
  readonly query: string;
  readonly scope: string;
  readonly types: readonly string[];
  readonly limit: number;
}

interface Request<Payload> {
  readonly request_id: string;
  readonly payload: Payload;
}

/** As many connections as the adapter has by default. */
const CONNECTIONS = 10;
const TENANT = "default";

const [port, table] = process.argv.slice(2);
const statements = bareStatements[table === "searchable" ? table : "plain"];
const pool = new Pool({ connectionString: process.env["DSN"], max: CONNECTIONS });
await pool.query(statements.create);

const app = new Hono();
app.get("/healthz", (context) => context.json({ status: "ok" }));
app.post("/mgp/write", async (context) => {
  const { request_id: id, payload } = await context.req.json<Request<{ readonly memory: Memory }>>();
  const { memory } = payload;
  await pool.query(statements.insert, [TENANT, memory.memory_id, memory]);
  return answer(context, id, { memory });
});
app.post("/mgp/get", async (context) => {
  const { request_id: id, payload } = await context.req.json<Request<Memory>>();
  const { rows } = await pool.query<{ readonly memory: Memory }>(statements.get, [TENANT, payload.memory_id]);
  const [found] = rows;
  return found === undefined ? context.json({ status: "error" }, 404) : answer(context, id, found);
});
app.post("/mgp/import", async (context) => {
  const { request_id: id, payload } = await context.req.json<Request<{ readonly memories: readonly Memory[] }>>();
  const { memories } = payload;
  const ids = memories.map((memory) => memory.memory_id);
  await pool.query(statements.insertMany, [TENANT, ids, memories.map((memory) => JSON.stringify(memory))]);
  return answer(context, id, { written_count: memories.length });
});
app.post("/mgp/search", async (context) => {
  const { request_id: id, payload } = await context.req.json<Request<Search>>();
  const { query, scope, types, limit } = payload;
  const { rows } = await pool.query(bareSearch, [TENANT, query, scope, types, limit]);
  return answer(context, id, { results: rows });
});

serve({ fetch: app.fetch, hostname: "127.0.0.1", port: Number(port) });

function answer(context: Context, requestId: string, data: object): Response {
  return context.json({ request_id: requestId, status: "ok", error: null, data });
}
