import { startToxiproxy, toxiproxyMissing, type Toxic, type ToxicProxy } from "@mgp/test-servers";
import { describe, expect, it, onTestFinished, type TestContext } from "vitest";
import { LIMIT_MS, assertAnswersInTime, shortLimit } from "./support/answer-times.ts";
import { startFleet, type Fleet } from "./support/fleet.ts";
import { requireChecker } from "./support/linearizability.ts";
import { MixedLoad } from "./support/mixed-load.ts";
import { assertPromisesKept } from "./support/promises.ts";
import { startSharedDatabase, type SharedDatabase } from "./support/shared-database.ts";
import { under } from "./support/under.ts";
import { until } from "./support/until.ts";

const timeout = 300_000;

/** How soon gateways have to serve again when the network is well, in milliseconds. */
const RESUME_MS = 20_000;

/** Milliseconds after which others take over what a silent gateway left open: its lease, the longest request, a margin. */
const PRESUMED_DEAD_MS = 20_000;

interface World {
  readonly database: SharedDatabase;
  readonly fleet: Fleet;
  /** The way of each gateway to the database, by its place in the fleet. */
  readonly ways: readonly ToxicProxy[];
  readonly load: MixedLoad;
}

/** Three gateways, each with a way of its own to the one database. */
async function startWorld(context: TestContext, limit: Readonly<Record<string, string>> = shortLimit): Promise<World> {
  const missing = toxiproxyMissing();
  context.skip(missing !== undefined, missing);
  requireChecker(context);
  const database = await startSharedDatabase();
  const toxiproxy = await startToxiproxy();
  onTestFinished(async () => await toxiproxy.stop());
  const ways: ToxicProxy[] = [];
  for (let place = 0; place < 3; place += 1) ways.push(await toxiproxy.before(database.server.port));
  const fleet = await startFleet((place) => ({ ...database.environment(ways[place]?.port), ...limit }));
  return { database, fleet, ways, load: new MixedLoad(() => fleet.any()) };
}

const hole = (stream: Toxic["stream"]): Toxic => ({ type: "timeout", stream, attributes: { timeout: 0 } });

/** The ways of these gateways are bad for so many milliseconds, and then well again. */
async function badFor(ms: number, world: World, places: readonly number[], toxics: readonly Toxic[]): Promise<void> {
  const { fleet, load } = world;
  const ways = world.ways.filter((_, place) => places.includes(place));
  await until("writes are acknowledged", 30_000, () => load.acknowledged > 50);
  for (const way of ways) await way.add(...toxics);
  const since = performance.now();
  await fleet.notReady(places.map((place) => fleet.at(place)));
  await until("bad times are over", ms + 10_000, () => performance.now() > since + ms);
  for (const way of ways) await way.heal();
  await fleet.ready(RESUME_MS);
  const before = load.acknowledged;
  await until("writes are acknowledged again", RESUME_MS, () => load.acknowledged > before + 50);
}

describe("the network between gateways and database", () => {
  it("is slow: everything is done", { timeout }, async (context) => {
    const { database, fleet, ways, load } = await startWorld(context, {});
    for (const way of ways)
      await way.add({ type: "latency", stream: "downstream", attributes: { latency: 200, jitter: 50 } });
    await under(
      async (goOn) => await load.run(goOn),
      async () => await until("writes are acknowledged", 120_000, () => load.acknowledged > 100),
    );
    expect(load.steps.filter(({ result }) => result === "unknown" || result === "refused")).toEqual([]);
    for (const way of ways) await way.heal();
    await assertPromisesKept(database, fleet, load);
  });

  it("resets connections: no answer says more than is known", { timeout }, async (context) => {
    const { database, fleet, ways, load } = await startWorld(context);
    await under(
      async (goOn) => await load.run(goOn),
      async () => {
        for (let round = 0; round < 8; round += 1) {
          const { troubled } = load;
          for (const way of ways)
            await way.add({ type: "reset_peer", stream: "downstream", attributes: { timeout: 0 } });
          await until("a request is hit", 30_000, () => load.troubled > troubled);
          for (const way of ways) await way.heal();
          const before = load.acknowledged;
          await until("writes are acknowledged again", RESUME_MS, () => load.acknowledged > before + 20);
        }
      },
    );
    assertAnswersInTime(load.steps);
    await assertPromisesKept(database, fleet, load);
  });

  const bad: Readonly<Record<string, readonly Toxic[]>> = {
    "swallows everything": [hole("upstream"), hole("downstream")],
    "swallows what the database answers": [hole("downstream")],
    "swallows what the database is asked": [hole("upstream")],
    "is slower than a request may be": [
      { type: "latency", stream: "upstream", attributes: { latency: 2 * LIMIT_MS, jitter: 0 } },
    ],
  };

  it.for(Object.entries(bad))("%s: answers in time, and true", { timeout }, async ([, toxics], context) => {
    const world = await startWorld(context);
    const { database, fleet, load } = world;
    await under(
      async (goOn) => await load.run(goOn),
      async () => await badFor(2 * LIMIT_MS, world, [0, 1, 2], toxics),
    );
    expect(load.troubled).toBeGreaterThan(0);
    assertAnswersInTime(load.steps);
    await assertPromisesKept(database, fleet, load);
  });

  it("cuts off one gateway: the others go on, and nothing is told twice", { timeout }, async (context) => {
    const world = await startWorld(context);
    const { database, fleet } = world;
    const load = new MixedLoad((client) => fleet.at(client));
    await under(
      async (goOn) => await load.run(goOn),
      async () => await badFor(PRESUMED_DEAD_MS, { ...world, load }, [0], [hole("upstream"), hole("downstream")]),
    );
    const elsewhere = load.steps.filter(({ exchange }) => exchange.replica !== fleet.at(0).name);
    expect(elsewhere.filter(({ result }) => result === "unknown" || result === "refused")).toEqual([]);
    assertAnswersInTime(load.steps);
    await assertPromisesKept(database, fleet, load);
  });
});
