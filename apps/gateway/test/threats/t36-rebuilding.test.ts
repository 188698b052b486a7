import { expect, test } from "vitest";
import type { Identity } from "./support/callers.ts";
import { at, idsOf, listAt } from "./support/json.ts";
import { memory } from "./support/requests.ts";
import { startWorld, type World } from "./support/world.ts";

const alphabet = Array.from("的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能");
const sentence = "我在中国出生时他不在";
const pin = "7301";
const codewords = ["viper", "lotus", "anchor", "marble", "copper", "falcon"];

/** Does a search for these words find the memory with the secret? */
type Guess = (words: readonly string[]) => Promise<boolean>;

/** The guesses that are right, found by halves. */
async function rightOnes(guesses: readonly string[], finds: Guess): Promise<string[]> {
  if (guesses.length === 0 || !(await finds(guesses))) return [];
  if (guesses.length === 1) return [...guesses];
  const half = guesses.length >> 1;
  return [...(await rightOnes(guesses.slice(0, half), finds)), ...(await rightOnes(guesses.slice(half), finds))];
}

/** Reads a sentence on from its first characters, pair by pair. */
async function readOn(begun: string, finds: Guess): Promise<string> {
  const last = begun.at(-1) ?? "";
  const pairs = await rightOnes(
    alphabet.map((character) => last + character),
    finds,
  );
  const next = pairs.find((pair) => !begun.includes(pair));
  return next === undefined ? begun : await readOn(begun + (next.at(-1) ?? ""), finds);
}

/** What a caller that may only search gets out of a hidden memory. */
async function rebuilt(world: World, spy: Identity): Promise<Record<string, unknown>> {
  const finds: Guess = async (words) => {
    const { body } = await world.ask("search", spy, { query: words.join(" "), limit: 100 });
    return idsOf(listAt(body, "data", "results")).includes("m-secret");
  };
  const numbers = Array.from({ length: 250 }, (_, number) => String(7_200 + number));
  return {
    begins: await finds(["我在"]),
    read: await readOn("我在", finds),
    pin: await rightOnes(numbers, finds),
    codeword: await rightOnes(codewords, finds),
  };
}

const secret = { statement: `${sentence} the pin is ${pin}`, codeword: "marble" };

async function holding(sensitivity: string, named: boolean): Promise<World> {
  const world = await startWorld({ named });
  const owner = named ? world.identities["acme-bot"] : world.anyAgent;
  const hidden = memory("m-secret", "", { sensitivity, content: secret });
  expect((await world.ask("write", owner, { memory: hidden })).status).toBe(200);
  return world;
}

test.each(["confidential", "restricted"])(
  "nothing of a %s sentence, number or word is rebuilt by searching, by its author neither",
  async (sensitivity) => {
    const world = await holding(sensitivity, true);
    for (const name of ["acme-reader", "acme-bot"] as const)
      expect(await rebuilt(world, world.identities[name])).toEqual({
        begins: false,
        read: "我在",
        pin: [],
        codeword: [],
      });
  },
);

test("the same searches rebuild it where authentication is off, so the test above can fail", async () => {
  const world = await holding("restricted", false);
  expect(await rebuilt(world, world.anyAgent)).toEqual({
    begins: true,
    read: sentence,
    pin: [pin],
    codeword: ["marble"],
  });
});

test("how well a memory matches tells nothing of its hidden words, nor of how many there are", async () => {
  const scores = new Set<unknown>();
  for (const statement of ["marble", "lotus ".repeat(400), "the marble and the lotus"]) {
    const world = await startWorld();
    const { "acme-bot": bot } = world.identities;
    await world.ask("write", bot, { memory: memory("m-1", statement, { sensitivity: "confidential" }) });
    await world.ask("write", bot, { memory: memory("m-2", "lotus and marble") });
    for (const words of ["lotus", "marble"]) {
      const { body } = await world.ask("search", bot, { query: `m-1 m-2 ${words}` });
      for (const hit of listAt(body, "data", "results"))
        scores.add(`${String(at(hit, "memory", "memory_id"))} ${String(at(hit, "score"))}`);
    }
  }
  expect(scores.size).toBe(2);
});
