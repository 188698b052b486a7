import { expect, test } from "vitest";
import type { Connection, Lane } from "../src/index.ts";
import { type SlowServer, slowServer } from "./slow-server.ts";
import { never, poolOf } from "./support.ts";

/** One whose connections are touched while they are idle. */
const session = { opening: "SELECT 1", settings: {} };

async function acquired(lane: Lane): Promise<Connection> {
  const connection = await lane.acquire(session, never);
  if (typeof connection === "string") throw new Error(connection);
  await connection.adjust(session);
  return connection;
}

async function severalOf(lane: Lane, count: number): Promise<readonly Connection[]> {
  return await Promise.all(Array.from({ length: count }, async () => await acquired(lane)));
}

/** A lane with so many idle connections, all of which are being touched. */
async function touchedLane(most: number, idle: number): Promise<{ readonly lane: Lane; readonly server: SlowServer }> {
  const { server, dsn } = await slowServer();
  const lane = poolOf(dsn).lane(most);
  for (const connection of await severalOf(lane, idle)) lane.release(connection);
  await server.touches(idle);
  return { lane, server };
}

test("a caller waits for an idle connection that is being touched, so a lane never has more than its limit", async () => {
  const { lane, server } = await touchedLane(2, 2);
  const taking = severalOf(lane, 2);
  server.answerTouches();
  expect(new Set(await taking).size).toBe(2);
  expect(server.opened).toBe(2);
});

test("a connection that is being touched holds up one caller, and others open theirs", async () => {
  const { lane, server } = await touchedLane(3, 1);
  const first = acquired(lane);
  await severalOf(lane, 2);
  server.answerTouches();
  await first;
  expect(server.opened).toBe(3);
});

test("a caller opens a connection when the one that was being touched is lost", async () => {
  const { lane, server } = await touchedLane(1, 1);
  const taking = acquired(lane);
  server.hangUp();
  await taking;
  expect(server.opened).toBe(2);
});

test("a caller that gives up while a connection is being touched leaves it to the next one", async () => {
  const { lane, server } = await touchedLane(1, 1);
  expect(await lane.acquire(session, Promise.resolve("deadline"))).toBe("deadline");
  const taking = acquired(lane);
  server.answerTouches();
  await taking;
  expect(server.opened).toBe(1);
});
