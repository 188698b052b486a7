import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { TrustedProxies } from "../../src/addresses/trusted-proxies.ts";
import type { Authentication } from "../../src/authentication/authenticate.ts";
import { slowFailures } from "../../src/authentication/failure-limiter.ts";
import { FailureTally } from "../../src/authentication/failure-tally.ts";
import { sharedApiKey } from "../../src/authentication/modes.ts";
import { rawExchange } from "../support/raw-exchange.ts";
import { at } from "./support/json.ts";
import { memory } from "./support/requests.ts";
import { answerOf, startWorld, type Answer, type World } from "./support/world.ts";

const payload = { memory: memory("m-1", "x"), merge_hint: { strategy: "upsert" } };

async function wrongKey(world: World, key: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return await answerOf(
    await fetch(`${world.url}/mgp/capabilities`, { headers: { "X-MGP-API-Key": key, ...headers } }),
  );
}

/** Sends so many wrong keys that begin differently, one after another. */
async function wrongKeys(world: World, count: number, headers: Readonly<Record<string, string>> = {}): Promise<void> {
  for (let index = 0; index < count; index += 1) await wrongKey(world, `${index}-wrong-key`, headers);
}

test("a hundred wrong keys of one address keep no right one out", async () => {
  const world = await startWorld({ failedAuthentications: 30 });
  await wrongKeys(world, 100);
  expect((await wrongKey(world, "one-more-wrong-key")).status).toBe(429);
  for (const identity of Object.values(world.identities))
    expect((await world.ask("capabilities", identity, {})).status).not.toBe(429);
  expect((await world.ask("write", world.identities["acme-bot"], payload)).status).toBe(200);
});

test("a failure beyond the limit is told when to come back, and has a name of its own in log and metrics", async () => {
  const logged: unknown[] = [];
  const world = await startWorld({
    failedAuthentications: 2,
    callerRatePerSecond: 1,
    log: (_level, event, fields) => logged.push({ event, ...fields }),
  });
  const bot = world.identities["acme-bot"];
  await wrongKeys(world, 2);
  const slowed = await wrongKey(world, "wrong");
  expect([slowed.status, at(slowed.body, "error", "code")]).toEqual([429, "MGP_BACKEND_ERROR"]);
  expect(Number(slowed.headers["retry-after"])).toBeGreaterThan(0);
  const answers = await Promise.all([1, 2, 3].map(async () => await world.ask("write", bot, payload)));
  expect(answers.map(({ status }) => status)).toContain(429);
  expect(logged).toContainEqual(expect.objectContaining({ status_code: 429, reason: "authentication_failures" }));
  expect(logged).toContainEqual(expect.objectContaining({ status_code: 429, reason: "rate_limit" }));
  const metrics = await (
    await fetch(`${world.url}/metrics`, { headers: world.identities["globex-bot"].headers })
  ).text();
  expect(metrics).toContain('outcome="authentication_failures"} 1');
  expect(metrics).toContain('outcome="rate_limit"}');
});

describe("behind a trusted proxy", () => {
  test("the failures of one client slow no other's", async () => {
    const world = await startWorld({ failedAuthentications: 3, trustedProxies: ["127.0.0.1"] });
    await wrongKeys(world, 4, { "X-Forwarded-For": "198.51.100.9, 203.0.113.7" });
    expect((await wrongKey(world, "wrong", { "X-Forwarded-For": "203.0.113.7" })).status).toBe(429);
    expect((await wrongKey(world, "other", { Forwarded: "for=203.0.113.8" })).status).toBe(401);
  });

  test("a client does not become another by what it writes left of its address", async () => {
    const world = await startWorld({ failedAuthentications: 3, trustedProxies: ["127.0.0.1"] });
    for (let index = 0; index < 4; index += 1)
      await wrongKeys(world, 1, { "X-Forwarded-For": `198.51.100.${index}, 203.0.113.7` });
    expect((await wrongKey(world, "wrong", { "X-Forwarded-For": "198.51.100.99, 203.0.113.7" })).status).toBe(429);
  });

  test("a client does not become another by a line of its own before the proxy's, whatever is in it", async () => {
    const world = await startWorld({ failedAuthentications: 3, trustedProxies: ["127.0.0.1"] });
    const lines = ["203.0.113.7", "198.51.100.9", "203.0.113.7"].map((hop) => `X-Forwarded-For: ${hop}\r\n`).join("");
    const tail = `${lines}Host: localhost\r\nConnection: close\r\n\r\n`;
    for (let index = 0; index < 4; index += 1)
      await rawExchange(world.port, `GET /metrics HTTP/1.1\r\nX-MGP-API-Key: ${index}-wrong\r\n${tail}`);
    expect((await wrongKey(world, "wrong", { "X-Forwarded-For": "203.0.113.7" })).status).toBe(429);
    expect((await wrongKey(world, "other", { "X-Forwarded-For": "198.51.100.9" })).status).toBe(401);
  });
});

test("without a trusted proxy no client becomes another by a header", async () => {
  const world = await startWorld({ failedAuthentications: 3 });
  for (let index = 0; index < 4; index += 1)
    await wrongKey(world, `${index}-wrong-key`, {
      "X-Forwarded-For": `203.0.113.${index}`,
      Forwarded: `for=203.0.113.${index}`,
    });
  expect((await wrongKey(world, "wrong", { "X-Forwarded-For": "203.0.113.99" })).status).toBe(429);
});

/** The authenticator alone, with a clock of the test's. */
function limited(failures: number): {
  readonly attempt: (address: string, key: string | undefined) => Promise<Authentication>;
  readonly clock: { now: number };
} {
  const clock = { now: 0 };
  const authenticate = slowFailures(sharedApiKey("the-right-key"), {
    failures,
    proxies: new TrustedProxies([]),
    now: () => clock.now,
  });
  const attempt = async (remoteAddress: string, key: string | undefined): Promise<Authentication> =>
    await authenticate({ remoteAddress, header: (name) => (name === "x-mgp-api-key" ? key : undefined) });
  return { attempt, clock };
}

test("guesses at one key from many addresses are slowed by its beginning", async () => {
  const { attempt } = limited(3);
  for (let index = 0; index < 3; index += 1)
    expect(await attempt(`203.0.113.${index}`, `the-righ-${index}`)).not.toHaveProperty("retryAfterSeconds");
  expect(await attempt("203.0.113.9", "the-righ-9")).toHaveProperty("retryAfterSeconds");
  expect(await attempt("203.0.113.9", "another-key")).not.toHaveProperty("retryAfterSeconds");
  expect(await attempt("203.0.113.10", undefined)).not.toHaveProperty("retryAfterSeconds");
  expect(await attempt("203.0.113.9", "the-right-key")).toHaveProperty("caller");
});

test("the hosts of one IPv6 network are one address", async () => {
  const { attempt } = limited(3);
  for (let index = 0; index < 3; index += 1) await attempt(`2001:db8:0:1::${index}`, `${index}-wrong`);
  expect(await attempt("2001:db8:0:1::99", "wrong")).toHaveProperty("retryAfterSeconds");
  expect(await attempt("2001:db8:0:2::1", "other")).not.toHaveProperty("retryAfterSeconds");
});

test("after ten seconds it is forgotten", async () => {
  const { attempt, clock } = limited(1);
  await attempt("203.0.113.1", "a-wrong-key");
  clock.now = 4_000;
  expect(await attempt("203.0.113.1", "b-wrong-key")).toHaveProperty("retryAfterSeconds", 6);
  clock.now = 10_000;
  expect(await attempt("203.0.113.1", "c-wrong-key")).not.toHaveProperty("retryAfterSeconds");
});

/** Bytes of the heap that are in use after a collection. */
function heldBytes(): number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect !== "function") throw new Error("The collector cannot be called.");
  Reflect.apply(collect, undefined, []);
  return process.memoryUsage().heapUsed;
}

test("however many names fail, no memory is kept of them, and no count is driven out", () => {
  const tally = new FailureTally(10_000, () => 0);
  for (let index = 0; index < 20; index += 1) tally.count("address 203.0.113.7");
  const before = heldBytes();
  for (let index = 0; index < 100_000; index += 1) tally.count(`address ${index}`);
  // One entry of a map would be some forty bytes at least.
  expect(heldBytes() - before).toBeLessThan(1_000_000);
  expect(tally.count("address 203.0.113.7")).toBeGreaterThan(20);
});
