import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { postHead, rawExchange } from "../support/raw-exchange.ts";
import { at } from "./support/json.ts";
import { memory } from "./support/requests.ts";
import { startWorld, type World } from "./support/world.ts";

const short = { headersMs: 300, bodyMs: 600, keepAliveMs: 500 };

/** Resolves when the connection is gone, whichever side ended it and however. */
async function closed(socket: Socket): Promise<void> {
  if (socket.closed) return;
  await new Promise<void>((resolve) => {
    socket.resume().once("close", () => resolve());
  });
}

async function firstText(socket: Socket): Promise<string> {
  return await new Promise((resolve) => {
    socket.once("data", (chunk: Buffer) => resolve(chunk.toString("utf8")));
  });
}

/** A client that behaves, beside those that do not. */
async function healthyClient(world: World): Promise<void> {
  const { "acme-bot": bot } = world.identities;
  const answer = await world.ask("write", bot, { memory: memory("m-1", "x"), merge_hint: { strategy: "upsert" } });
  expect(answer.status).toBe(200);
}

async function openSocket(port: number, text: string): Promise<Socket> {
  const socket = connect({ port, host: "127.0.0.1" });
  onTestFinished(() => {
    socket.destroy();
  });
  socket.on("error", () => undefined);
  await once(socket, "connect");
  socket.write(text);
  return socket;
}

test("clients that never finish their headers are cut off, while others are served", async () => {
  const world = await startWorld({ httpLimits: short });
  const slow = Array.from(
    { length: 50 },
    async () => await rawExchange(world.port, `${postHead("/mgp/write").slice(0, -2)}X-Slow: `),
  );
  await healthyClient(world);
  for (const answer of await Promise.all(slow)) expect(answer).toMatch(/^HTTP\/1\.1 408 .*"status":"error"/s);
  await healthyClient(world);
});

test("clients that drip their headers are cut off all the same", async () => {
  const world = await startWorld({ httpLimits: short });
  const socket = await openSocket(world.port, "POST /mgp/write HTTP/1.1\r\n");
  let sent = 0;
  const drip = setInterval(() => socket.write(`X-${(sent += 1)}: y\r\n`), 50);
  onTestFinished(() => clearInterval(drip));
  await closed(socket);
  expect(sent).toBeGreaterThan(1);
  await healthyClient(world);
});

test("clients that never finish their body are cut off and audited; none of it reaches the backend", async () => {
  const world = await startWorld({ httpLimits: short });
  const { "acme-bot": bot } = world.identities;
  const key = `Authorization: ${bot.headers["Authorization"] ?? ""}`;
  const slow = [
    ...Array.from(
      { length: 20 },
      async () => await rawExchange(world.port, postHead("/mgp/write", key, "Content-Length: 1000"), '{"a":'),
    ),
    ...Array.from(
      { length: 20 },
      async () =>
        await rawExchange(world.port, postHead("/mgp/write", key, "Transfer-Encoding: chunked"), '5\r\n{"a":\r\n'),
    ),
  ];
  await healthyClient(world);
  for (const answer of await Promise.all(slow)) expect(answer).toMatch(/^HTTP\/1\.1 4(?:00|08) /);
  expect(world.store.effects).toHaveLength(1);
  await healthyClient(world);
});

test("a body in chunks is counted as it comes, whatever it announces", async () => {
  const world = await startWorld({ httpLimits: { ...short, bodyBytes: 4_096 } });
  const { "acme-bot": bot } = world.identities;
  const key = `Authorization: ${bot.headers["Authorization"] ?? ""}`;
  const chunk = `400\r\n${" ".repeat(1_024)}\r\n`;
  const head = postHead("/mgp/write", key, "Transfer-Encoding: chunked");
  const whole = await rawExchange(world.port, head, ...Array.from({ length: 200 }, () => chunk));
  expect(whole).toMatch(/^HTTP\/1\.1 413 .*connection: close/is);
  // Both lengths at once, by which one proxy and another see different requests: not HTTP.
  const both = postHead("/mgp/write", key, "Content-Length: 5", "Transfer-Encoding: chunked");
  expect(await rawExchange(world.port, both, "0\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
  const twice = postHead("/mgp/write", key, "Content-Length: 2", "Content-Length: 3");
  expect(await rawExchange(world.port, twice, "{}")).toMatch(/^HTTP\/1\.1 400 /);
  expect(world.store.requests).toEqual([]);
  await healthyClient(world);
});

test("idle connections are closed after a while", async () => {
  const world = await startWorld({ httpLimits: short });
  const idle = await Promise.all(Array.from({ length: 100 }, async () => await openSocket(world.port, "")));
  await healthyClient(world);
  await Promise.all(idle.map(closed));
  expect(idle.every((socket) => socket.bytesRead === 0 || socket.closed)).toBe(true);
});

test("connections beyond the limit are closed at once, those within it are served on", async () => {
  const world = await startWorld({ httpLimits: { connections: 10 } });
  const held = await Promise.all(
    Array.from({ length: 10 }, async () => await openSocket(world.port, "GET /healthz HT")),
  );
  // The server has accepted a socket when it has answered it.
  for (const socket of held.slice(1)) {
    socket.write("TP/1.1\r\nHost: x\r\n\r\n");
    expect(await firstText(socket)).toMatch(/^HTTP\/1\.1 200 /);
  }
  const extra = await openSocket(world.port, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  await closed(extra);
  expect(extra.bytesRead).toBe(0);
  for (const socket of held.slice(0, 1)) {
    socket.write("TP/1.1\r\nHost: x\r\n\r\n");
    expect(await firstText(socket)).toMatch(/^HTTP\/1\.1 200 /);
  }
});

test.each(["gzip", "deflate", "br", "zstd", "GZIP", "identity, gzip", "x-gzip"])(
  "a body that is packed (%s) is refused before it is unpacked",
  async (encoding) => {
    const world = await startWorld();
    const { "acme-bot": bot } = world.identities;
    const bomb = gzipSync(Buffer.alloc(10 * 1024 * 1024, " "));
    expect(bomb.length).toBeLessThan(20_000);
    const answer = await world.send("write", new Uint8Array(bomb), { ...bot.headers, "content-encoding": encoding });
    expect([answer.status, at(answer.body, "error", "code")]).toEqual([415, "MGP_INVALID_OBJECT"]);
    expect(world.outcomes()).toHaveLength(1);
    expect(world.store.requests).toEqual([]);
  },
);

test("large headers and many of them are refused", async () => {
  const world = await startWorld({ named: false });
  for (const headers of [
    [`X-Big: ${"x".repeat(100_000)}`],
    Array.from({ length: 3_000 }, (_, index) => `X-${index}: yyyyyyyyyy`),
  ])
    expect(await rawExchange(world.port, postHead("/mgp/write", "Content-Length: 0", ...headers))).toMatch(
      /^HTTP\/1\.1 431 /,
    );
});
