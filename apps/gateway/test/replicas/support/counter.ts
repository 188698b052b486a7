import type { JsonObject } from "@mgp/core";
import { at } from "../../threats/support/json.ts";
import { memory } from "../../threats/support/requests.ts";
import { ask } from "./ask.ts";
import { send } from "./exchange.ts";
import type { Fleet } from "./fleet.ts";
import { describeReply, verdictOf } from "./verdict.ts";

/** How often a counter was raised, as its clients were told. */
export interface Raised {
  readonly acknowledged: number;
  /** Answers that left it open. */
  readonly unknown: number;
}

/** A memory with a number in it, which clients raise by reading it and swapping it for the next. */
export class Counter {
  readonly #fleet: Fleet;
  readonly #id: string;

  constructor(fleet: Fleet, id: string) {
    this.#fleet = fleet;
    this.#id = id;
  }

  async create(): Promise<void> {
    await ask(this.#fleet.any(), "write", { memory: this.#memory(0) });
  }

  async read(): Promise<number> {
    const body = await ask(this.#fleet.any(), "get", { memory_id: this.#id });
    return Number(at(body, "data", "memory", "content", "count"));
  }

  /** One client: goes on until so many of its swaps were acknowledged, each decided on what it had read. */
  async raise(times: number): Promise<Raised> {
    let acknowledged = 0;
    let unknown = 0;
    while (acknowledged < times) {
      const verdict = await this.#raiseOnce();
      if (verdict === "done") acknowledged += 1;
      if (verdict === "unknown") unknown += 1;
    }
    return { acknowledged, unknown };
  }

  async #raiseOnce(): Promise<"done" | "refused" | "unknown"> {
    const { reply: read } = await send(this.#fleet.any(), "get", { memory_id: this.#id });
    if (read.kind !== "answer" || verdictOf(read) !== "done") return this.#expectTrouble(read, "refused");
    const found = at(read.body, "data", "memory");
    const next = this.#memory(Number(at(found, "content", "count")) + 1);
    const stamp = String(at(found, "updated_at") ?? at(found, "created_at"));
    const hint = { strategy: "upsert", if_match_updated_at: stamp };
    const { reply } = await send(this.#fleet.any(), "write", { memory: next, merge_hint: hint });
    return this.#expectTrouble(reply, verdictOf(reply));
  }

  /** A conflict is the game; whatever else a gateway says against a swap can only be trouble behind it. */
  #expectTrouble<V>(reply: Parameters<typeof verdictOf>[0], verdict: V): V {
    if (reply.kind === "answer" && reply.status >= 400 && reply.status < 500 && reply.status !== 409)
      throw new Error(`Raising ${this.#id} was answered ${describeReply(reply)}`);
    return verdict;
  }

  #memory(count: number): JsonObject {
    return memory(this.#id, `the counter ${this.#id}`, { content: { statement: `the counter ${this.#id}`, count } });
  }
}
