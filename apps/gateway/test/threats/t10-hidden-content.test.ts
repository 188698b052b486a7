import type { JsonObject, JsonValue } from "@mgp/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { memory } from "./support/requests.ts";
import { pollAccepted } from "./support/tasks.ts";
import { startWorld, type Answer } from "./support/world.ts";

/** Letters that stand in no answer of a gateway by themselves. */
const letter = fc.constantFrom(...Array.from("ЖЩЮЯБДФЦЫЭЛПГИ"));
const word = fc.array(letter, { minLength: 4, maxLength: 12 }).map((letters) => letters.join(""));
const number = fc.integer({ min: 8_100_000_000_000, max: 8_999_999_999_999 });
const { value: tainted } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    word,
    number,
    word.map((text) => `  ${text} ${text}.`),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "fact", "preference", "statement"), tie("value"), { maxKeys: 3 }),
  ),
}));
const hiddenMemory = fc.record({
  statement: word,
  more: fc.dictionary(fc.constantFrom("summary", "keywords", "fact", "x", "y"), tainted, { maxKeys: 4 }),
  extensions: fc.dictionary(fc.constantFrom("x:a", "x:b"), tainted, { maxKeys: 2 }),
  reference: fc.dictionary(fc.constantFrom("note", "policy", "state"), tainted, { maxKeys: 2 }),
  refs: fc.array(word, { maxLength: 3 }),
  excerpt: word,
  metadata: tainted,
});

/** Every run of four characters, and every number, inside a value. */
function gramsOf(value: unknown): string[] {
  if (typeof value === "number") return [String(value)];
  if (typeof value === "string")
    return Array.from({ length: Math.max(0, value.length - 3) }, (_, place) => value.slice(place, place + 4)).filter(
      (gram) => /^[ЖЩЮЯБДФЦЫЭЛПГИ]{4}$/.test(gram),
    );
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(gramsOf) : [];
}

/** The caller's own words, which an answer to a search may repeat. */
function withoutIntent(answer: Answer): string {
  return answer.text.replace(/"effective_intent":\{.*?\}(?=,"next_token"|\})/u, "");
}

describe.each(["confidential", "restricted"] as const)("of a %s memory", (sensitivity) => {
  test.each(["profile", "preference", "semantic_fact", "relationship", "procedural_rule"])(
    "of type %s no four characters get into any answer",
    async (type) => {
      const world = await startWorld({ governance: { taskStartDelayMs: 3_600_000 } });
      const { "acme-bot": bot } = world.identities;
      let count = 0;
      await fc.assert(
        fc.asyncProperty(hiddenMemory, async ({ statement, more, extensions, reference, refs, excerpt, metadata }) => {
          count += 1;
          const id = `m-${count}`;
          const { keywords: _keywords, fact, summary, ...rest } = more;
          const content: JsonObject = {
            ...rest,
            statement,
            ...(typeof fact === "string" ? { fact } : {}),
            ...(typeof summary === "string" ? { summary } : {}),
            keywords: [statement, `${statement}${excerpt}`],
          };
          const changes: JsonObject = {
            type,
            sensitivity,
            content,
            extensions,
            backend_ref: reference,
            evidence_refs: refs,
            evidence: [
              { kind: "chat_message", evidence_id: excerpt, ref: excerpt, excerpt, metadata: { x: metadata } },
            ],
          };
          const whole = memory(id, statement, changes);
          const grams = gramsOf([content, extensions, reference, refs, excerpt, metadata]);
          expect(grams.length).toBeGreaterThan(0);
          const accepted = [];
          for (const operation of ["export", "sync"] as const)
            accepted.push(await world.ask(operation, bot, { execution_mode: "async" }));
          const upsert = { strategy: "upsert" };
          const answers = [
            await world.ask("write", bot, { memory: whole }),
            await world.ask("write", bot, { memory: whole }),
            await world.ask("writeBatch", bot, { items: [{ memory: whole, merge_hint: { strategy: "reinforce" } }] }),
            await world.ask("get", bot, { memory_id: id }),
            await world.ask("update", bot, { memory_id: id, patch: { confidence: 0.5 } }),
            await world.ask("search", bot, { query: id }),
            await world.ask("search", bot, { query: statement }),
            await world.ask("export", bot, {}),
            await world.ask("sync", bot, {}),
            ...(await Promise.all(accepted.map(async (answer) => await pollAccepted(world, bot, answer)))),
            await world.ask("expire", bot, { memory_id: id }),
            await world.ask("get", bot, { memory_id: id }),
            await world.ask("import", bot, { memories: [whole], merge_hint: upsert }),
            await world.ask("delete", bot, { memory_id: id }),
            await world.ask("get", bot, { memory_id: id }),
            await world.ask("write", bot, { memory: whole, merge_hint: upsert }),
            await world.ask("queryAudit", bot, { limit: 20 }),
            await world.ask("purge", bot, { memory_id: id }),
          ];
          expect(answers.map(({ status }) => status)).toEqual([
            200, 409, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 409, 200, 200,
          ]);
          for (const answer of answers) {
            const text = withoutIntent(answer);
            expect(grams.filter((gram) => text.includes(gram))).toEqual([]);
          }
        }),
        { numRuns: 6 },
      );
    },
  );

  test("a write that opens a memory up shows no more than the memory did before", async () => {
    const world = await startWorld({ named: false });
    const secret = "ЖЩЮЯБДФЦ";
    const hint = { strategy: "merge" };
    await world.ask("write", world.anyAgent, {
      memory: memory("m-1", "x", { sensitivity, content: { statement: "x", secret } }),
    });
    for (const answer of [
      await world.ask("update", world.anyAgent, { memory_id: "m-1", patch: { sensitivity: "public" } }),
      await world.ask("update", world.anyAgent, { memory_id: "m-1", patch: { sensitivity } }),
      await world.ask("write", world.anyAgent, {
        memory: memory("m-1", "x", { sensitivity: "public" }),
        merge_hint: hint,
      }),
    ]) {
      expect(answer.status).toBe(200);
      expect(answer.text).not.toContain(secret);
    }
  });
});
