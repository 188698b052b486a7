import { readFileSync, globSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { type Context, Hono } from "hono";

// What a developer would write in an hour: no policy, no audit, no redaction, no index. It runs as a process of its own.

interface WriteRequest {
  readonly request_id: string;
  readonly payload: { readonly memory: { readonly memory_id: string } };
}

interface GetRequest {
  readonly request_id: string;
  readonly payload: { readonly memory_id: string };
}

const schemas = path.dirname(fileURLToPath(import.meta.resolve("@mgp/schemas/package.json")));
const ajv = new Ajv2020({ strict: false, validateFormats: false });
for (const file of globSync("*.schema.json", { cwd: schemas })) {
  const schema: unknown = JSON.parse(readFileSync(path.join(schemas, file), "utf8"));
  if (typeof schema === "object" && schema !== null) ajv.addSchema(schema);
}
const isWriteRequest = validator<WriteRequest>("write-memory.request");
const isGetRequest = validator<GetRequest>("get-memory.request");

const memories = new Map<string, object>();
const app = new Hono();
app.get("/healthz", (context) => context.json({ status: "ok" }));
app.post("/mgp/write", async (context) => {
  const request: unknown = await context.req.json();
  if (!isWriteRequest(request)) return context.json({ status: "error", error: isWriteRequest.errors }, 400);
  const { memory } = request.payload;
  memories.set(memory.memory_id, memory);
  return answer(context, request.request_id, memory);
});
app.post("/mgp/get", async (context) => {
  const request: unknown = await context.req.json();
  if (!isGetRequest(request)) return context.json({ status: "error", error: isGetRequest.errors }, 400);
  const memory = memories.get(request.payload.memory_id);
  if (memory === undefined) return context.json({ status: "error" }, 404);
  return answer(context, request.request_id, memory);
});

serve({ fetch: app.fetch, hostname: "127.0.0.1", port: Number(process.argv[2]) });

function validator<Value>(name: string): ValidateFunction<Value> {
  const validate = ajv.getSchema<Value>(`https://mgp.dev/schemas/${name}.schema.json`);
  if (validate === undefined) throw new Error(`There is no schema ${name}.`);
  return validate;
}

function answer(context: Context, requestId: string, memory: object): Response {
  return context.json({ request_id: requestId, status: "ok", error: null, data: { memory } });
}
