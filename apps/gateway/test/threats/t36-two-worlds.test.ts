import { randomInt } from "node:crypto";
import { expect, test } from "vitest";
import { TwoWorlds } from "./support/two-worlds.ts";

const seed = Number(process.env["MGP_TEST_SEED"] ?? randomInt(2 ** 31));
const pairs = Number(process.env["MGP_TWO_WORLDS"] ?? "3");
const STEPS = 60;

test.each(Array.from({ length: pairs }, (_, pair) => seed + pair))(
  "worlds that differ in hidden content only answer alike to the byte, scores and cursors included (MGP_TEST_SEED=%i)",
  async (pairSeed) => {
    const worlds = await TwoWorlds.start(pairSeed);
    const compared = async function* () {
      for (let step = 0; step < STEPS; step += 1) yield* worlds.step();
      yield* worlds.lookForAll();
    };
    let searches = 0;
    for await (const { asked, left, right } of compared()) {
      expect({ asked, told: right }).toEqual({ asked, told: left });
      if (asked.operation === "search") searches += 1;
    }
    expect(searches).toBeGreaterThan(30);
  },
);
