import { isObject, itemsAt, type Json, mapObjects, textAt } from "../support/json.ts";
import { differencesOf } from "./compare.ts";
import { Conversation } from "./conversation.ts";
import type { DecidedDifference } from "./decided-difference.ts";
import { Names } from "./names.ts";
import { type Answer, describeStep, type Pair, type Step } from "./step.ts";
import { idsIn, plainName, World } from "./world.ts";

/** The two gateways answered differently, and no decided difference says why. */
export class Disagreement extends Error {
  override readonly name = "Disagreement";
}

const purgeContext = { actor_agent: "repair", acting_for_subject: { kind: "agent", id: "repair" } };
/** They say nothing about what an audit event of the same request has to be. */
const inNearlyEveryAnswer: ReadonlySet<string> = new Set(["revision-shown", "updated-at-stamped"]);
const tenants = ["{acme}", "{bolt}", undefined] as const;

/** Plays one sequence of requests to two gateways and holds their answers side by side. */
export class Duel {
  readonly world: World = new World();
  readonly #ours: Conversation;
  readonly #theirs: Conversation;
  readonly #decided: readonly DecidedDifference[];
  readonly #used: Map<string, number>;
  readonly #ids = new Set<string>();

  constructor(
    urls: { readonly ours: string; readonly theirs: string },
    sequence: number,
    decided: readonly DecidedDifference[],
    used: Map<string, number>,
  ) {
    this.#ours = new Conversation(urls.ours, new Names(sequence));
    this.#theirs = new Conversation(urls.theirs, new Names(sequence));
    this.#decided = decided;
    this.#used = used;
  }

  /** Plays the steps, then reads every memory that is left. @throws Disagreement */
  async play(steps: readonly Step[]): Promise<void> {
    try {
      for (const [index, step] of steps.entries()) await this.#playStep(step, index);
      const left = [...this.world.memories].map(([id, { tenant }]): Step => readingOf(id, tenant));
      for (const [index, step] of left.entries()) await this.#playStep(step, steps.length + index);
    } finally {
      await this.#purge([...this.#ids]);
    }
  }

  async #playStep(step: Step, index: number): Promise<void> {
    const body: Json =
      isObject(step.body) && step.damaged !== true ? { request_id: `{r${index}}`, ...step.body } : step.body;
    const sent: Step = { ...step, body };
    const drawn = this.#ours.names.generatedCount;
    const [ours, theirs] = await Promise.all([this.#ours.play(sent), this.#theirs.play(sent)]);
    const pair = { ours: simplified(ours, this.#ours.names), theirs: simplified(theirs, this.#theirs.names) };
    const ids = new Set([body, ours.body, theirs.body].flatMap((value) => [...idsIn(value)]));
    for (const id of [...idsIn(pair.ours.body), ...idsIn(pair.theirs.body)]) {
      if (id.startsWith("generated")) ids.add(`{${id}}`);
    }
    for (const id of ids) this.#ids.add(id);

    this.world.noteRequest(`r${index}`, sent);
    const settled = this.#settle(sent, pair, index);
    if (settled.some(({ id }) => !inNearlyEveryAnswer.has(id))) this.world.differing.add(`r${index}`);
    const diverged = this.#decided.some((difference) => difference.diverges?.(sent, pair, this.world) === true);
    this.world.note(sent, pair);
    if (diverged) await this.#repair(ids, drawn);
  }

  protected disagreed(disagreement: Disagreement): void {
    throw disagreement;
  }

  /** Applies decided differences until the answers agree, and returns those that were needed. */
  #settle(step: Step, pair: Pair, index: number): readonly DecidedDifference[] {
    const needed: DecidedDifference[] = [];
    let current = pair;
    for (const difference of [undefined, ...this.#decided]) {
      const before = differencesOf(whole(current.ours), whole(current.theirs));
      if (before.length === 0) break;
      const settled = difference?.settle(step, current, this.world);
      if (difference === undefined || settled === undefined) continue;
      const after = differencesOf(whole(settled.ours), whole(settled.theirs));
      if (after.join("\n") === before.join("\n")) continue;
      current = settled;
      needed.push(difference);
    }
    const left = differencesOf(whole(current.ours), whole(current.theirs));
    if (left.length > 0) this.disagreed(new Disagreement(explain(step, index, pair, needed, left)));
    for (const { id } of needed) this.#used.set(id, (this.#used.get(id) ?? 0) + 1);
    return needed;
  }

  /** After a difference that leaves the gateways with different memories, those are removed from both. */
  async #repair(ids: ReadonlySet<string>, drawn: number): Promise<void> {
    await this.#purge([...ids]);
    for (const id of ids) this.world.memories.delete(this.#plain(id));
    if (this.#ours.names.generatedCount !== this.#theirs.names.generatedCount) {
      this.#ours.names.forgetBeyond(drawn);
      this.#theirs.names.forgetBeyond(drawn);
    }
  }

  /** The name of an id in the steps. */
  #plain(id: string): string {
    return plainName(this.#ours.names.simplifyText(this.#ours.names.resolveText(id)));
  }

  /** One id after the other: all at once opened a connection for each of them. */
  async #purge(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      await Promise.all([
        this.#purgeFrom(this.#theirs, id, undefined),
        ...tenants.map(async (tenant) => await this.#purgeFrom(this.#ours, id, tenant)),
      ]);
    }
  }

  async #purgeFrom(conversation: Conversation, id: string, tenant: string | undefined): Promise<void> {
    const context = {
      ...purgeContext,
      requested_action: "purge",
      ...(tenant === undefined ? {} : { tenant_id: tenant }),
    };
    const body = { request_id: "repair", policy_context: context, payload: { memory_id: id } };
    await conversation.post("/mgp/purge", conversation.names.resolve(body));
  }
}

/** An answer in the names of the steps, without traces of repairs, and by id where gateways drew ids of their own. */
function simplified({ status, body }: Answer, names: Names): Answer {
  const plain = mapObjects(names.simplify(body), (object) => {
    if ("events" in object) {
      return {
        ...object,
        events: itemsAt(object, "events").filter((event) => textAt(event, "request_id") !== "repair"),
      };
    }
    const memories = itemsAt(object, "memories");
    const drawn = memories.some((memory) => textAt(memory, "memory_id")?.startsWith("generated"));
    return drawn ? { ...object, memories: memories.toSorted(byMemoryId) } : object;
  });
  return { status, body: plain };
}

function byMemoryId(left: Json, right: Json): number {
  return (textAt(left, "memory_id") ?? "") < (textAt(right, "memory_id") ?? "") ? -1 : 1;
}

function whole({ status, body }: Answer): Json {
  return { status, body };
}

function readingOf(id: string, tenant: string): Step {
  const context = { actor_agent: "agent/1", acting_for_subject: { kind: "user", id: "u1" }, requested_action: "read" };
  const bound = tenant === "default" ? context : { ...context, tenant_id: `{${tenant}}` };
  return { path: "/mgp/get", body: { policy_context: bound, payload: { memory_id: `{${id}}` } } };
}

function explain(
  step: Step,
  index: number,
  pair: Pair,
  settled: readonly DecidedDifference[],
  left: readonly string[],
): string {
  return [
    `Step ${index}: ${describeStep(step)}`,
    ...left.map((line) => `  ${line}`),
    `decided differences applied: ${settled.map(({ id }) => id).join(", ") || "none"}`,
    `ours   ${pair.ours.status} ${JSON.stringify(pair.ours.body)}`,
    `theirs ${pair.theirs.status} ${JSON.stringify(pair.theirs.body)}`,
  ].join("\n");
}
