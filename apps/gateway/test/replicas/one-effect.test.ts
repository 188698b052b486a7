import type { JsonObject } from "@mgp/core";
import { expect, it } from "vitest";
import { at, textAt } from "../threats/support/json.ts";
import { candidate, memory } from "../threats/support/requests.ts";
import { ask } from "./support/ask.ts";
import { send } from "./support/exchange.ts";
import { startFleet, type Fleet } from "./support/fleet.ts";
import type { Replica } from "./support/replica.ts";
import { startSharedDatabase } from "./support/shared-database.ts";
import { storedMemories } from "./support/stored-memories.ts";
import { verdictOf } from "./support/verdict.ts";

const TIMEOUT_MS = 300_000;
const ROUNDS = 15;
const CLIENTS = 32;
const KILL_ROUNDS = 3;
const KEYS_EACH = 24;
const CLIENTS_OF_DYING = 4;

async function startAll(): Promise<Fleet> {
  const database = await startSharedDatabase();
  return await startFleet(() => ({ ...database.environment(), MGP_LIMIT_REQUEST_MS: "20000" }));
}

/** One request at each gateway in turn, all at the same time. */
async function atOnce(fleet: Fleet, count: number, payloadOf: (place: number) => JsonObject): Promise<unknown[]> {
  return await Promise.all(
    Array.from({ length: count }, async (_, place) => await ask(fleet.at(place), "write", payloadOf(place))),
  );
}

function idsIn(answers: readonly unknown[]): string[] {
  return [...new Set(answers.map((answer) => textAt(answer, "data", "memory", "memory_id")))];
}

it("one dedupe key makes one memory, whichever gateway is asked", { timeout: TIMEOUT_MS }, async () => {
  const fleet = await startAll();
  for (let round = 0; round < ROUNDS; round += 1) {
    const answers = await atOnce(fleet, CLIENTS, (place) => ({
      memory: memory(`twin-${round}-${place}`, `said by ${place} in round ${round}`),
      merge_hint: { strategy: "dedupe", dedupe_key: `round-${round}` },
    }));
    const resolutions = answers.map((answer) => at(answer, "data", "resolution"));
    expect(resolutions.filter((resolution) => resolution === "created")).toHaveLength(1);
    expect(idsIn(answers)).toHaveLength(1);
  }
  expect((await storedMemories(fleet.at(0))).size).toBe(ROUNDS);
});

it("one idempotency key has one effect, whichever gateway is asked", { timeout: TIMEOUT_MS }, async () => {
  const fleet = await startAll();
  for (let round = 0; round < ROUNDS; round += 1) {
    const answers = await atOnce(fleet, CLIENTS, () => proposal(round));
    expect(idsIn(answers)).toHaveLength(1);
  }
  const stored = [...(await storedMemories(fleet.at(1))).values()];
  expect(stored.map(({ revision }) => revision)).toEqual(Array.from({ length: ROUNDS }, () => 1));
});

it("one idempotency key has one effect when the first gateway is killed over it", { timeout: TIMEOUT_MS }, async () => {
  const fleet = await startAll();
  const dying = fleet.at(0);
  for (let round = 0; round < KILL_ROUNDS; round += 1) {
    const numbers = Array.from({ length: KEYS_EACH }, (_, place) => round * KEYS_EACH + place);
    await sendUntilKilled(dying, numbers);
    const again = await Promise.all(
      numbers.map(async (number) => await ask(fleet.at(1 + (number % 2)), "write", proposal(number))),
    );
    expect(idsIn(again)).toHaveLength(KEYS_EACH);
    dying.start();
    await dying.listening();
  }
  await fleet.ready();
  const stored = [...(await storedMemories(fleet.at(0))).values()];
  const statements = Array.from({ length: KILL_ROUNDS * KEYS_EACH }, (_, number) => statementOf(number));
  expect(stored.map(({ value }) => value).toSorted()).toEqual(statements.toSorted());
  expect(stored.filter(({ revision }) => revision !== 1)).toEqual([]);
});

/** Four clients send one request after another; at the fourth answer the gateway dies, over some and before others. */
async function sendUntilKilled(dying: Replica, numbers: readonly number[]): Promise<void> {
  const queue = numbers.values();
  let answered = 0;
  const client = async (): Promise<void> => {
    for (const number of queue) {
      const { reply } = await send(dying, "write", proposal(number));
      if (verdictOf(reply) === "done") answered += 1;
      if (answered === CLIENTS_OF_DYING) await dying.kill();
    }
  };
  await Promise.all(Array.from({ length: CLIENTS_OF_DYING }, client));
  expect(answered).toBeGreaterThanOrEqual(CLIENTS_OF_DYING);
  expect(answered).toBeLessThan(numbers.length);
}

/** A second effect would be a second memory, or the second revision of the first. */
function proposal(number: number): JsonObject {
  return {
    candidate: candidate(statementOf(number)),
    merge_hint: { strategy: "upsert", idempotency_key: `key-${number}` },
  };
}

function statementOf(number: number): string {
  return `proposal ${number}`;
}
