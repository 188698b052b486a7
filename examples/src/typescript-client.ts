// A client made of fetch alone. The types come from @mgp/core and are gone when it runs.
//
// usage: node examples/src/typescript-client.ts [http://127.0.0.1:8080]
//
// A gateway with a key takes it from MGP_API_KEY.
import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import type { ErrorObject, MemoryObject, OperationRequests, OperationResponses, RequestedAction } from "@mgp/core";

/** The operations that this client knows: where they are, and what they ask to do. */
const endpoints = {
  write: { path: "/mgp/write", action: "write" },
  search: { path: "/mgp/search", action: "search" },
  get: { path: "/mgp/get", action: "read" },
  purge: { path: "/mgp/purge", action: "purge" },
} as const satisfies Partial<Record<keyof OperationRequests, { path: string; action: RequestedAction }>>;

type Known = keyof typeof endpoints;
type Envelope<Name extends Known> =
  | { readonly status: "ok"; readonly data: OperationResponses[Name] }
  | { readonly status: "error"; readonly error: ErrorObject };

/** What the gateway answered instead. Decide by the code; the words are for people. */
class GatewayError extends Error {
  readonly code: string;

  constructor({ code, message }: ErrorObject) {
    super(`${code}: ${message}`);
    this.name = "GatewayError";
    this.code = code;
  }
}

/** Speaks to a gateway as one agent, for one user, in one tenant. */
class Memories {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(url: string, apiKey: string | undefined) {
    this.#url = url;
    this.#headers = {
      "Content-Type": "application/json",
      ...(apiKey === undefined ? {} : { "X-MGP-API-Key": apiKey }),
    };
  }

  /** @throws GatewayError when the gateway refuses or fails */
  async call<Name extends Known>(
    name: Name,
    payload: OperationRequests[Name]["payload"],
  ): Promise<OperationResponses[Name]> {
    const { path, action } = endpoints[name];
    const response = await fetch(new URL(path, this.#url), {
      method: "POST",
      headers: this.#headers,
      signal: AbortSignal.timeout(30_000),
      body: JSON.stringify({
        request_id: randomUUID(),
        policy_context: {
          actor_agent: "example/typescript",
          acting_for_subject: { kind: "user", id: "ada" },
          requested_action: action,
          tenant_id: "typescript-example",
        },
        payload,
      }),
    });
    const envelope = envelopeOf<Name>(await response.text());
    if (envelope.status === "error") throw new GatewayError(envelope.error);
    return envelope.data;
  }
}

/** The gateway checks its answers against the protocol's schemas before it sends them, so the shape can be trusted. */
function envelopeOf<Name extends Known>(text: string): Envelope<Name> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return JSON.parse(text) as Envelope<Name>;
}

const { positionals } = parseArgs({ allowPositionals: true });
const memories = new Memories(positionals[0] ?? "http://127.0.0.1:8080", process.env["MGP_API_KEY"]);

const memory: MemoryObject = {
  memory_id: "typescript-tea",
  subject: { kind: "user", id: "ada" },
  scope: "user",
  type: "preference",
  content: { statement: "Ada prefers green tea." },
  source: { kind: "chat", ref: "chat:1" },
  created_at: "2026-01-02T03:04:05Z",
};

// An upsert works whether the memory is there or not, so this example can be run again.
const written = await memories.call("write", { memory, merge_hint: { strategy: "upsert" } });
console.log(`write: ${written.resolution}`);

const { results } = await memories.call("search", { query: "tea" });
for (const { memory: found, score, consumable_text: text } of results) {
  console.log(`search: ${found.memory_id} (${String(score)}): ${text}`);
}

await memories.call("purge", { memory_id: memory.memory_id });
try {
  await memories.call("get", { memory_id: memory.memory_id });
} catch (error) {
  if (!(error instanceof GatewayError) || error.code !== "MGP_MEMORY_NOT_FOUND") throw error;
  console.log(`get: ${error.code}`);
}
