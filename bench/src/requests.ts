import type { MemoryObject } from "@mgp/core";
import { dedupeKey, memoryId, memoryOf, ticketOf } from "./memories.ts";
import { randomNumbers } from "./statistics.ts";

/** What is measured, in the order in which it is: what leaves memories or many audit events behind comes last. */
export const operationNames = [
  "audit-query",
  "search",
  "filtered-search",
  "export",
  "hinted-write",
  "get",
  "write",
  "batch",
] as const;
export type OperationName = (typeof operationNames)[number];

/** Memories of one batch. */
export const BATCH = 100;
/** Memories of one page of an export. */
const EXPORT_PAGE = 100;

const paths: Readonly<Record<OperationName, string>> = {
  "audit-query": "/mgp/audit/query",
  search: "/mgp/search",
  "filtered-search": "/mgp/search",
  export: "/mgp/export",
  "hinted-write": "/mgp/write",
  get: "/mgp/get",
  write: "/mgp/write",
  batch: "/mgp/write/batch",
};

/** Makes requests against a store that holds the memories 0 to `size`, none of them twice. */
export class Requests {
  readonly #size: number;
  readonly #random = randomNumbers(7);
  readonly #exportTokens: readonly string[];
  #fresh: number;

  /** @param exportTokens where pages of an export begin; without them all exports ask for the first page */
  constructor(size: number, exportTokens: readonly string[] = []) {
    this.#size = size;
    this.#exportTokens = exportTokens;
    this.#fresh = size;
  }

  make(operation: OperationName, count: number): readonly string[] {
    return Array.from({ length: count }, () => this.#one(operation));
  }

  #one(operation: OperationName): string {
    this.#fresh += 1;
    const known = Math.floor(this.#random() * this.#size);
    switch (operation) {
      case "write":
        return post(paths.write, "write", { memory: memoryOf(this.#fresh) });
      case "hinted-write":
        return post(paths["hinted-write"], "write", {
          // Under a new id and with another sentence: only the key leads to the memory that is there.
          memory: { ...memoryOf(known, `twin-${this.#fresh}`), content: memoryOf(this.#fresh).content },
          merge_hint: { strategy: "upsert", dedupe_key: dedupeKey(known) },
        });
      case "get":
        return post(paths.get, "read", { memory_id: memoryId(known) });
      case "search":
        return post(paths.search, "search", { query: ticketOf(known), limit: 10 });
      case "filtered-search": {
        const { scope, type } = memoryOf(known);
        return post(paths.search, "search", { query: ticketOf(known), scope, types: [type], limit: 10 });
      }
      case "export": {
        const token = this.#exportTokens[known % Math.max(1, this.#exportTokens.length)];
        return exportPage(token);
      }
      case "batch":
        return post(paths.batch, "write", { items: this.#freshMemories(BATCH).map((memory) => ({ memory })) });
      case "audit-query":
        return post(paths["audit-query"], "read", { target_memory_id: memoryId(known), limit: 10 });
    }
  }

  #freshMemories(count: number): readonly MemoryObject[] {
    this.#fresh += count;
    return Array.from({ length: count }, (_, index) => memoryOf(this.#fresh - index));
  }
}

/** A page of an export: the first, or the one that a token begins. */
export function exportPage(token: string | undefined): string {
  return post(paths.export, "read", {
    limit: EXPORT_PAGE,
    ...(token === undefined ? {} : { pagination_token: token }),
  });
}

/** The memories from a number on, each written by a request of its own. */
export function writes(size: number): readonly string[] {
  return Array.from({ length: size }, (_, number) => post(paths.write, "write", { memory: memoryOf(number) }));
}

/** The memories from one number up to another, in one request. */
export function importOf(from: number, to: number): string {
  const memories = Array.from({ length: to - from }, (_, index) => memoryOf(from + index));
  return post("/mgp/import", "write", { memories });
}

let requestNumber = 0;

/** A whole HTTP request, all ASCII. */
function post(path: string, action: string, payload: object): string {
  requestNumber += 1;
  const body = JSON.stringify({
    request_id: `req-${requestNumber}`,
    policy_context: {
      actor_agent: "bench/agent",
      acting_for_subject: { kind: "user", id: "user-1" },
      requested_action: action,
    },
    payload,
  });
  return `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}
