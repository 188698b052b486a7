import { at, itemsAt, type Json, mapObjects, textAt } from "../support/json.ts";
import { type Pair, requestOf, type Step } from "./step.ts";

/** What the sequence so far has made of a memory of our gateway. */
export interface KnownMemory {
  readonly tenant: string;
  readonly state: string;
}

const DEFAULT_TENANT = "default";

/** What is known of both gateways in the middle of a sequence; a decided difference may depend on it. */
export class World {
  readonly memories: Map<string, KnownMemory> = new Map();
  /** Requests whose answers differed by decision: their audit events may differ too. */
  readonly differing: Set<string> = new Set();

  readonly #requests = new Map<string, Step>();

  /** Takes note of a step before it is compared. */
  noteRequest(requestId: string, step: Step): void {
    this.#requests.set(requestId, step);
  }

  pathOf(requestId: string): string | undefined {
    return this.#requests.get(requestId)?.path;
  }

  tenantOfRequest(requestId: string): string | undefined {
    const step = this.#requests.get(requestId);
    return step === undefined ? undefined : this.tenantOf(step);
  }

  /** Did some request of the sequence write this value? */
  everWritten(value: number): boolean {
    return [...this.#requests.values()].some((step) => JSON.stringify(step.body).includes(String(value)));
  }

  /** The tenant that our gateway binds a step to. */
  tenantOf(step: Step): string {
    return plainName(step.tenant ?? textAt(requestOf(step).context, "tenant_id") ?? DEFAULT_TENANT);
  }

  /** Takes note of what our gateway answered. */
  note(step: Step, { ours }: Pair): void {
    if (ours.status >= 300) {
      this.#noteWritten(step, at(ours.body, "error", "details", "memory_ids"));
      return;
    }
    const id = textAt(ours.body, "data", "memory_id");
    const state = textAt(ours.body, "data", "state");
    if (id !== undefined && state === "purged") this.memories.delete(id);
    else if (id !== undefined && state !== undefined) this.#remember(step, id, state);
    if (step.path === "/mgp/write") this.#noteWritten(step, [at(ours.body, "data", "memory", "memory_id") ?? null]);
    if (step.path === "/mgp/write/batch") {
      const results = itemsAt(ours.body, "data", "results");
      this.#noteWritten(
        step,
        results.map((item) => at(item, "memory", "memory_id") ?? null),
      );
    }
    if (step.path === "/mgp/import") this.#noteWritten(step, this.#importedIds(ours.body));
  }

  #importedIds(body: Json): Json {
    const polled = itemsAt(body, "polls").map((poll) => at(poll, "body", "data", "task"));
    return [...itemsAt(body, "data", "memory_ids"), ...polled.flatMap(idsOfTask)];
  }

  #noteWritten(step: Step, ids: Json | undefined): void {
    if (!Array.isArray(ids)) return;
    for (const id of ids) if (typeof id === "string") this.#remember(step, id, "active");
  }

  #remember(step: Step, id: string, state: string): void {
    this.memories.set(id, { tenant: this.memories.get(id)?.tenant ?? this.tenantOf(step), state });
  }
}

function idsOfTask(task: Json | undefined): readonly Json[] {
  return [...itemsAt(task, "result", "memory_ids"), ...itemsAt(task, "error", "details", "memory_ids")];
}

const idKeys: ReadonlySet<string> = new Set(["memory_id", "if_match_memory_id"]);

/** A name of the steps without its braces, as it stands in simplified answers. */
export function plainName(text: string): string {
  return text.replaceAll(/[{}]/g, "");
}

/** The memory ids that a request or an answer is about. */
export function idsIn(value: Json): ReadonlySet<string> {
  const ids = new Set<string>();
  mapObjects(value, (object) => {
    for (const [key, member] of Object.entries(object)) {
      if (idKeys.has(key) && typeof member === "string") ids.add(member);
      if (key === "memory_ids") for (const id of itemsAt(member)) if (typeof id === "string") ids.add(id);
    }
    return object;
  });
  return ids;
}
