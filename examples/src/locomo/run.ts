import type { Conversation } from "./conversation.ts";
import { answerable, judge, type Judgement } from "./evaluate.ts";
import { errorText, fieldsOf, type Gateway } from "./gateway.ts";
import { LocomoError } from "./locomo-error.ts";
import { memoryIdOf, memoryOf, tenantOf } from "./memories.ts";

const BATCH = 100;
/** How many questions are under way at once. */
const PARALLEL = 8;

/** Writes every turn; those that an earlier run has left there count as written. */
export async function load(
  gateway: Gateway,
  conversation: Conversation,
  onDone: (count: number) => void,
): Promise<void> {
  for (let start = 0; start < conversation.turns.length; start += BATCH) {
    const turns = conversation.turns.slice(start, start + BATCH);
    const items = turns.map((turn) => ({ memory: memoryOf(conversation, turn) }));
    const data = await gateway.call("/mgp/write/batch", tenantOf(conversation), "write", { items });
    const results: readonly unknown[] = Array.isArray(data["results"]) ? data["results"] : [];
    for (const result of results) {
      const { error } = fieldsOf(result);
      const { code } = fieldsOf(error);
      if (code === undefined || code === "MGP_CONFLICT_UNRESOLVED") continue;
      throw new LocomoError(`a turn was not written: ${errorText(error)}`);
    }
    onDone(turns.length);
  }
}

/** Asks every question that has evidence and judges the first results. */
export async function ask(
  gateway: Gateway,
  conversation: Conversation,
  limit: number,
  onDone: (count: number) => void,
): Promise<readonly Judgement[]> {
  const judgements: Judgement[] = [];
  const questions = answerable(conversation);
  for (let start = 0; start < questions.length; start += PARALLEL) {
    const some = questions.slice(start, start + PARALLEL).map(async (question) => {
      const payload = { query: question.text, limit };
      const data = await gateway.call("/mgp/search", tenantOf(conversation), "search", payload);
      const found = new Set(foundIds(data["results"]));
      const turns = question.evidence.filter((id) => found.has(memoryIdOf(conversation, id)));
      return judge(conversation.name, question, turns);
    });
    judgements.push(...(await Promise.all(some)));
    onDone(some.length);
  }
  return judgements;
}

function foundIds(results: unknown): readonly string[] {
  if (!Array.isArray(results)) throw new LocomoError("the gateway's answer to a search has no results");
  return results.map((result: unknown) => String(fieldsOf(fieldsOf(result)["memory"])["memory_id"]));
}
