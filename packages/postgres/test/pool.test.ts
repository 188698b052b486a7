import { expect, test } from "vitest";
import type { Connection, Lane, Session } from "../src/index.ts";
import { never, plain, poolOf, sharedServer } from "./support.ts";

const server = sharedServer();

async function acquired(lane: Lane, session: Session = plain): Promise<Connection> {
  const connection = await lane.acquire(session, never);
  if (typeof connection === "string") throw new Error(connection);
  return connection;
}

async function pidOf(connection: Connection): Promise<unknown> {
  const [row] = await connection.runText("SELECT pg_backend_pid() AS pid");
  return row?.["pid"];
}

/** Which connection a lane takes now. */
async function nextPid(lane: Lane, session: Session = plain): Promise<unknown> {
  const connection = await acquired(lane, session);
  try {
    return await pidOf(connection);
  } finally {
    lane.release(connection);
  }
}

test("users with one server and role share connections, however they spell it, and another role has its own", async () => {
  const { dsn } = server();
  await server().query("CREATE ROLE pool_other LOGIN");
  const first = await nextPid(poolOf(dsn).lane(1));
  expect(await nextPid(poolOf(dsn.replace("postgres:", "postgresql:")).lane(1))).toBe(first);
  expect(await nextPid(poolOf(dsn.replace("postgres@", "pool_other@")).lane(1))).not.toBe(first);
});

test("a pool lives as long as one of its users", async () => {
  const [left, stays] = [poolOf(server().dsn), poolOf(server().dsn)];
  const lane = stays.lane(1);
  const before = await nextPid(lane);
  await left.close();
  await left.close();
  expect(await nextPid(lane)).toBe(before);
  await stays.close();
  const open = "SELECT FROM pg_stat_activity WHERE pid = $1";
  await expect.poll(async () => await server().query(open, [before])).toEqual([]);
  await expect(lane.acquire(plain, never)).rejects.toThrow("closed");
});

test("what holds up one lane does not hold up another", async () => {
  const pool = poolOf(server().dsn);
  const [busy, free] = [pool.lane(1), pool.lane(1)];
  const held = await acquired(busy);
  expect(await busy.acquire(plain, Promise.resolve("deadline"))).toBe("deadline");
  expect(await nextPid(free)).not.toBe(await pidOf(held));
  busy.release(held);
});

test("a lane serves callers in the order in which they came, and passes over those that have left", async () => {
  const lane = poolOf(server().dsn).lane(1);
  const held = await acquired(lane);
  const served: string[] = [];
  const gone = Promise.withResolvers<"cancelled">();
  const ask = async (name: string, over: Promise<"cancelled"> = never): Promise<void> => {
    const connection = await lane.acquire(plain, over);
    served.push(typeof connection === "string" ? `${name} left` : name);
    if (typeof connection !== "string") lane.release(connection);
  };
  const asked = [ask("first"), ask("second", gone.promise), ask("third")];
  gone.resolve("cancelled");
  await asked[1];
  lane.release(held);
  await Promise.all(asked);
  expect(served).toEqual(["second left", "first", "third"]);
});

test("among those that are free the connection is taken that need not be told anything", async () => {
  const lane = poolOf(server().dsn).lane(3);
  const sessions = ["a", "b", "c"].map((name) => ({ opening: "SELECT 1", settings: { "mgp.test": name } }));
  const connections = await Promise.all(sessions.map(async (session) => await acquired(lane, session)));
  const pids = await Promise.all(connections.map(pidOf));
  for (const [place, connection] of connections.entries()) {
    const session = sessions[place];
    if (session !== undefined) await connection.adjust(session);
  }
  for (const connection of connections) lane.release(connection);
  const taken = [];
  for (const session of [...sessions, ...sessions]) taken.push(await nextPid(lane, session));
  expect(taken).toEqual([...pids, ...pids]);
});

test("two texts are prepared side by side, whichever call uses the connection", async () => {
  const lane = poolOf(server().dsn).lane(1);
  const connection = await acquired(lane);
  for (const number of [1, 2, 1]) {
    const statement = { isPrepared: true, text: `SELECT ${number} AS number`, effect: "read" } as const;
    expect(await connection.run({ statement, values: [] })).toEqual([{ number }]);
  }
  const prepared = await connection.runText("SELECT FROM pg_prepared_statements");
  expect(prepared).toHaveLength(2);
  lane.release(connection);
});

test("a caller whom the server denies another connection gets one that is given back", async () => {
  await server().query("CREATE ROLE pool_narrow LOGIN CONNECTION LIMIT 1");
  const lane = poolOf(server().dsn.replace("postgres@", "pool_narrow@")).lane(2);
  const only = await acquired(lane);
  const pid = await pidOf(only);
  const waiting = nextPid(lane);
  const [row] = await only.runText("SELECT pg_backend_pid() AS pid");
  expect(row).toEqual({ pid });
  lane.release(only);
  expect(await waiting).toBe(pid);
});

test("a connection that was lost is replaced when it is needed", async () => {
  const lane = poolOf(server().dsn).lane(1);
  const lost = await nextPid(lane);
  await server().query("SELECT pg_terminate_backend($1)", [lost]);
  await expect.poll(async () => await nextPid(lane).catch(() => lost)).not.toBe(lost);
});
