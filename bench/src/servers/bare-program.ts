import { serve } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { Pool } from "pg";

// What anybody would write in an hour over PostgreSQL: no validation, no policy, no audit, no redaction, no search. It
// runs as a process of its own.

interface Memory {
  readonly memory_id: string;
}

interface Request<Payload> {
  readonly request_id: string;
  readonly payload: Payload;
}

/** As many connections as the adapter has when nobody says otherwise. */
const CONNECTIONS = 10;
const TENANT = "default";

const pool = new Pool({ connectionString: process.env["DSN"], max: CONNECTIONS });
await pool.query(
  "CREATE TABLE bare (tenant text NOT NULL, memory_id text NOT NULL, memory jsonb NOT NULL, PRIMARY KEY (tenant, memory_id))",
);

const app = new Hono();
app.get("/healthz", (context) => context.json({ status: "ok" }));
app.post("/mgp/write", async (context) => {
  const { request_id: id, payload } = await context.req.json<Request<{ readonly memory: Memory }>>();
  await pool.query("INSERT INTO bare (tenant, memory_id, memory) VALUES ($1, $2, $3)", [
    TENANT,
    payload.memory.memory_id,
    payload.memory,
  ]);
  return answer(context, id, { memory: payload.memory });
});
app.post("/mgp/get", async (context) => {
  const { request_id: id, payload } = await context.req.json<Request<Memory>>();
  const { rows } = await pool.query<{ readonly memory: Memory }>(
    "SELECT memory FROM bare WHERE tenant = $1 AND memory_id = $2",
    [TENANT, payload.memory_id],
  );
  const [found] = rows;
  return found === undefined ? context.json({ status: "error" }, 404) : answer(context, id, found);
});
app.post("/mgp/import", async (context) => {
  const { request_id: id, payload } = await context.req.json<Request<{ readonly memories: readonly Memory[] }>>();
  const { memories } = payload;
  await pool.query("INSERT INTO bare (tenant, memory_id, memory) SELECT $1, * FROM unnest($2::text[], $3::jsonb[])", [
    TENANT,
    memories.map((memory) => memory.memory_id),
    memories.map((memory) => JSON.stringify(memory)),
  ]);
  return answer(context, id, { written_count: memories.length });
});

serve({ fetch: app.fetch, hostname: "127.0.0.1", port: Number(process.argv[2]) });

function answer(context: Context, requestId: string, data: object): Response {
  return context.json({ request_id: requestId, status: "ok", error: null, data });
}
