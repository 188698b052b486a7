import { randomUUID } from "node:crypto";
import { isObject } from "@mgp/core";

const TENANT = "mgp-smoke";

/** A step that did not come out as it should. */
export class SmokeFailure extends Error {
  override readonly name = "SmokeFailure";
}

/** What was seen, for a person to read. */
export interface SmokeSummary {
  readonly adapter: unknown;
  readonly search_modes: unknown;
  readonly write: { readonly memory_id: string; readonly resolution: unknown };
  readonly search: { readonly retrieval_mode: unknown; readonly score: unknown };
  readonly get: { readonly statement: unknown };
  readonly purge: "done" | "unsupported";
  readonly milliseconds: number;
}

/**
 * Capabilities, write, search, get and purge over HTTP, in a tenant of their own.
 *
 * @throws SmokeFailure naming the step and what was answered
 */
export async function runSmokeSteps(url: string): Promise<SmokeSummary> {
  const started = performance.now();
  const memoryId = `smoke-${randomUUID()}`;
  const statement = `The kettle of the smoke test ${memoryId} sings at dawn.`;
  const capabilities = await exchange(url, "capabilities", undefined);
  const manifest = objectIn(capabilities.body, "manifest", "capabilities");
  const written = await request(url, "write", { memory: memoryOf(memoryId, statement) });
  const results = (await request(url, "search", { query: `kettle ${memoryId}`, limit: 5 }))["results"];
  const list: readonly unknown[] = Array.isArray(results) ? results : [];
  const hit = list.find((result) => objectIn(result, "memory", "search")["memory_id"] === memoryId);
  if (!isObject(hit)) throw new SmokeFailure("The search did not find the memory that was just written.");
  const got = objectIn(await request(url, "get", { memory_id: memoryId }), "memory", "get");
  const content = objectIn(got, "content", "get");
  if (content["statement"] !== statement) throw new SmokeFailure("The memory that was read is not the one written.");
  return {
    adapter: manifest["adapter_name"],
    search_modes: objectIn(manifest, "capabilities", "capabilities")["search_modes"],
    write: { memory_id: memoryId, resolution: written["resolution"] },
    search: { retrieval_mode: hit["retrieval_mode"], score: hit["score"] },
    get: { statement: content["statement"] },
    purge: await purge(url, memoryId),
    milliseconds: Math.round(performance.now() - started),
  };
}

async function purge(url: string, memoryId: string): Promise<SmokeSummary["purge"]> {
  const answer = await exchange(url, "purge", { memory_id: memoryId });
  if (answer.code === "MGP_UNSUPPORTED_CAPABILITY") return "unsupported";
  dataOf("purge", answer);
  return "done";
}

interface Answer {
  readonly status: number;
  readonly code: unknown;
  readonly body: unknown;
}

async function request(url: string, step: string, payload: object): Promise<Readonly<Record<string, unknown>>> {
  return dataOf(step, await exchange(url, step, payload));
}

async function exchange(url: string, step: string, payload: object | undefined): Promise<Answer> {
  const response =
    payload === undefined
      ? await fetch(`${url}/mgp/${step}`)
      : await fetch(`${url}/mgp/${step}`, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ request_id: randomUUID(), policy_context: contextOf(step), payload }),
        });
  const body: unknown = await response.json();
  const error = isObject(body) ? body["error"] : undefined;
  return { status: response.status, code: isObject(error) ? error["code"] : undefined, body };
}

function contextOf(step: string): object {
  return {
    actor_agent: "mgp-smoke",
    acting_for_subject: { kind: "user", id: "mgp-smoke" },
    requested_action: step === "get" ? "read" : step,
    tenant_id: TENANT,
  };
}

function memoryOf(memoryId: string, statement: string): object {
  return {
    memory_id: memoryId,
    subject: { kind: "user", id: "mgp-smoke" },
    scope: "user",
    type: "semantic_fact",
    content: { statement },
    source: { kind: "system", ref: "mgp-gateway smoke" },
    created_at: new Date().toISOString(),
  };
}

function dataOf(step: string, { status, body }: Answer): Readonly<Record<string, unknown>> {
  const data = isObject(body) ? body["data"] : undefined;
  if (status === 200 && isObject(data)) return data;
  throw new SmokeFailure(`The step "${step}" was answered with ${status}: ${JSON.stringify(body)}`);
}

function objectIn(value: unknown, member: string, step: string): Readonly<Record<string, unknown>> {
  const found = isObject(value) ? value[member] : undefined;
  if (isObject(found)) return found;
  throw new SmokeFailure(`The answer to the step "${step}" has no ${member}.`);
}
