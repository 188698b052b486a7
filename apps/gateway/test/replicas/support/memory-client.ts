import type { JsonObject, OperationName } from "@mgp/core";
import { at, textAt } from "../../threats/support/json.ts";
import { memory } from "../../threats/support/requests.ts";
import { send, type Exchange } from "./exchange.ts";
import type { Action, History, Result, Step } from "./history.ts";
import type { Replica } from "./replica.ts";
import { describeReply, verdictOf } from "./verdict.ts";

const operationOf: Readonly<Record<Action, OperationName>> = {
  write: "write",
  upsert: "write",
  swap: "write",
  update: "update",
  get: "get",
  delete: "delete",
  purge: "purge",
};

/** A memory as a client saw it last. */
interface Sight {
  readonly value: string;
  /** `updated_at`, else `created_at`: what `if_match_updated_at` is held against. */
  readonly stamp: string;
}

const EPOCH = Date.UTC(2020, 0, 1);
let writes = 0;

/** One client among several: sends one request after another, and records what came back. */
export class MemoryClient {
  readonly #client: number;
  readonly #history: History;
  readonly #choose: () => Replica;
  readonly #sights = new Map<string, Sight>();

  /** @param choose whom to send the next request to */
  constructor(client: number, history: History, choose: () => Replica) {
    this.#client = client;
    this.#history = history;
    this.#choose = choose;
  }

  /** Has the client seen this memory, so that it can swap it? */
  hasSeen(id: string): boolean {
    return this.#sights.has(id);
  }

  /** @throws Error for an answer that no state of the memory explains */
  async perform(action: Action, id: string): Promise<Step> {
    const sight = action === "swap" ? this.#sights.get(id) : undefined;
    const value = isWriting(action) ? this.#nextValue() : undefined;
    const exchange = await send(this.#choose(), operationOf[action], payloadOf(action, id, value ?? "", sight));
    const result = resultOf(action, exchange);
    const seen = this.#look(id, result, exchange);
    if (value !== undefined && seen !== undefined && seen !== value)
      throw new Error(`${exchange.requestId}: the answer to ${action} ${id} shows ${seen}, and ${value} was written.`);
    const step: Step = {
      id,
      client: this.#client,
      action,
      result,
      exchange,
      ...(value === undefined ? {} : { value }),
      ...(sight === undefined ? {} : { expected: sight.value }),
      ...(result === "value" && seen !== undefined ? { seen } : {}),
    };
    this.#history.add(step);
    return step;
  }

  #nextValue(): string {
    writes += 1;
    return `v${writes}-of-${this.#client}`;
  }

  /** Remembers the memory that an answer shows, and returns its value. */
  #look(id: string, result: Result, { reply }: Exchange): string | undefined {
    if (reply.kind !== "answer" || result === "deleted") return undefined;
    const found = at(reply.body, "data", "memory");
    if (found === undefined) return undefined;
    const stamp = at(found, "updated_at") ?? at(found, "created_at");
    const sight = { value: textAt(found, "content", "statement"), stamp: String(stamp) };
    this.#sights.set(id, sight);
    return sight.value;
  }
}

function isWriting(action: Action): boolean {
  return action === "write" || action === "upsert" || action === "swap" || action === "update";
}

function payloadOf(action: Action, id: string, value: string, sight: Sight | undefined): JsonObject {
  switch (action) {
    case "write":
      return { memory: draft(id, value) };
    case "upsert":
      return { memory: draft(id, value), merge_hint: { strategy: "upsert" } };
    case "swap":
      if (sight === undefined) throw new Error(`A client can only swap what it has seen: ${id}.`);
      return { memory: draft(id, value), merge_hint: { strategy: "upsert", if_match_updated_at: sight.stamp } };
    case "update":
      return { memory_id: id, patch: { content: { statement: value } } };
    case "get":
    case "delete":
    case "purge":
      return { memory_id: id };
  }
}

/** Every memory has another time of creation: after a purge no `if_match_updated_at` of before fits any more. */
function draft(id: string, value: string): JsonObject {
  return memory(id, value, { created_at: new Date(EPOCH + writes * 1_000).toISOString() });
}

function resultOf(action: Action, exchange: Exchange): Result {
  const { reply } = exchange;
  const verdict = verdictOf(reply);
  if (reply.kind !== "answer" || verdict === "unknown") return verdict === "refused" ? "refused" : "unknown";
  // 408: it never arrived as a whole, as a gateway finds that was stopped in the middle of it.
  if (reply.status === 408 || reply.status >= 500) return "refused";
  if (verdict === "done") return doneResult(action, reply.body);
  const result = refusals.get(String(at(reply.body, "error", "code")));
  if (result !== undefined) return result;
  throw new Error(`${exchange.requestId}: ${action} was answered ${describeReply(reply)}`);
}

/** The refusals that tell something about the memory. */
const refusals: ReadonlyMap<string, Result> = new Map([
  ["MGP_MEMORY_NOT_FOUND", "absent"],
  ["MGP_CONFLICT_UNRESOLVED", "conflict"],
  ["MGP_POLICY_DENIED", "denied"],
]);

function doneResult(action: Action, body: unknown): Result {
  switch (action) {
    case "write":
    case "upsert":
    case "swap":
      return at(body, "data", "resolution") === "replaced" ? "replaced" : "created";
    case "get":
      return at(body, "data", "memory", "backend_ref", "mgp_state") === "deleted" ? "deleted" : "value";
    case "update":
    case "delete":
    case "purge":
      return "ok";
  }
}
