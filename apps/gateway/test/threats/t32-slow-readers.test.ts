import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { nextMark, type Mark } from "../../src/http/reading-pace.ts";
import { latch } from "../support/latch.ts";
import { postHead, rawExchange } from "../support/raw-exchange.ts";
import { startGateway, type StartedGateway } from "../support/start-gateway.ts";

/** For what takes the gateway a while: the pace is its clients'. */
const patient = { timeout: 20_000 };

const MEGABYTE = 1024 * 1024;
const ask = `${postHead("/mgp/tasks/get", "Content-Length: 2")}{}`;

/** More than the system's buffers of both ends of a connection take. */
const large = { text: "x".repeat(32 * MEGABYTE) };

async function* endless(): AsyncGenerator<string> {
  for (;;) yield await Promise.resolve("x".repeat(100_000));
}

/** A client that asks, and reads nothing unless it is told to. */
async function openSocket(
  port: number,
  text: string,
  options: { readonly localAddress?: string } = {},
): Promise<Socket> {
  const socket = connect({ port, host: "127.0.0.1", ...options });
  onTestFinished(() => {
    socket.destroy();
  });
  socket.pause().on("error", () => undefined);
  await once(socket, "connect");
  socket.write(text);
  return socket;
}

/** Resolves when the connection is gone, whichever side ended it and however. */
async function closed(socket: Socket): Promise<void> {
  if (socket.closed) return;
  await new Promise<void>((resolve) => {
    socket.once("close", () => resolve());
  });
}

/** The status of a fresh client's request; 0: its connection was closed. */
async function freshClient({ url }: StartedGateway): Promise<number> {
  return await fetch(`${url}/healthz`, { headers: { connection: "close" } }).then(
    ({ status }) => status,
    () => 0,
  );
}

async function metricsOf({ url }: StartedGateway): Promise<string> {
  return await (await fetch(`${url}/metrics`, { headers: { connection: "close" } })).text();
}

describe("clients that do not read", () => {
  test.each(["in one text", "in pieces"])("lose their connections; the answer comes %s", async (form) => {
    const gateway = await startGateway({ httpLimits: { connections: 3, answerIdleMs: 1_000 } });
    if (form === "in pieces") gateway.governance.text = endless();
    else gateway.governance.data = large;
    const readers = await Promise.all([1, 2, 3].map(async () => await openSocket(gateway.port, ask)));
    await expect.poll(() => gateway.governance.handled.length, patient).toBe(3);
    // They hold all the connections there are.
    await expect.poll(async () => await freshClient(gateway), patient).toBe(200);
    await expect
      .poll(async () => await metricsOf(gateway), patient)
      .toContain('mgp_connections_ended_total{reason="slow_reader"} 3');
    await expect.poll(async () => await metricsOf(gateway)).toContain("mgp_requests_in_flight 1\n");
    for (const reader of readers) reader.resume();
  });

  test("lose theirs alone: one that reads slowly has all of its answer", async () => {
    const gateway = await startGateway({ httpLimits: { answerIdleMs: 2_000 } });
    gateway.governance.data = large;
    const still = await openSocket(gateway.port, ask);
    const slow = await openSocket(gateway.port, ask.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
    let length = 0;
    const started = performance.now();
    slow.on("data", (chunk: Buffer) => {
      length += chunk.length;
      slow.pause();
      // The reader's pace, by which the whole answer takes longer than it may stand still.
      void pause(8).then(() => slow.resume());
    });
    await closed(slow.resume());
    expect(length).toBeGreaterThan(32 * MEGABYTE);
    expect(performance.now() - started).toBeGreaterThan(3_000);
    expect(await metricsOf(gateway)).toContain('mgp_connections_ended_total{reason="slow_reader"} 1');
    await closed(still.resume());
  });

  test("are not those whose answer is still being made", async () => {
    const gateway = await startGateway({ httpLimits: { answerIdleMs: 100 } });
    const { passed, open } = latch();
    gateway.governance.latch = passed;
    const waiting = rawExchange(gateway.port, ask.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
    await expect.poll(() => gateway.governance.handled.length).toBe(1);
    await pause(1_000);
    open();
    expect(await waiting).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe("a reader's time", () => {
  const mark: Mark = { taken: 1_000, at: 5 };
  test.each([
    ["begins when something waits", { bytesWritten: 1_500, writableLength: 500 }, undefined, { taken: 1_000, at: 9 }],
    ["does not count while nothing waits", { bytesWritten: 1_500, writableLength: 0 }, mark, undefined],
    ["goes on while nothing is taken", { bytesWritten: 90_000, writableLength: 89_000 }, mark, mark],
    ["goes on while it takes drops", { bytesWritten: 90_000, writableLength: 60_000 }, mark, mark],
    [
      "begins anew when enough was taken",
      { bytesWritten: 90_000, writableLength: 50_000 },
      mark,
      { taken: 40_000, at: 9 },
    ],
  ])("%s", (_, socket, before, after) => {
    expect(nextMark(socket, before, 9)).toEqual(after);
  });
});

describe("requests of one connection", () => {
  test("are served sixteen at a time; one more is refused, and closes it behind the answers", async () => {
    const gateway = await startGateway();
    const { passed, open } = latch();
    gateway.governance.latch = passed;
    const exchange = rawExchange(gateway.port, ask.repeat(40));
    await expect.poll(async () => await metricsOf(gateway)).toContain('{reason="pipelining"} 1');
    expect(gateway.governance.handled).toHaveLength(16);
    open();
    const answers = (await exchange).split("HTTP/1.1 ").slice(1);
    expect(answers.map((answer) => answer.slice(0, 3))).toEqual([...Array.from({ length: 16 }, () => "200"), "429"]);
    expect(answers.at(-1)).toMatch(/connection: close[^]*"MGP_BACKEND_ERROR"/i);
    expect(gateway.governance.handled).toHaveLength(16);
  });

  test("may be any number, one after another or a few at a time", async () => {
    const gateway = await startGateway();
    const socket = await openSocket(gateway.port, "");
    let text = "";
    socket.on("data", (chunk: Buffer) => {
      text += chunk.toString("latin1");
    });
    socket.resume();
    for (let round = 1; round <= 20; round += 1) {
      socket.write(ask.repeat(10));
      await expect.poll(() => text.split("HTTP/1.1 200 ").length - 1, { interval: 5 }).toBe(round * 10);
    }
  });

  test("end it at once when they are a flood", async () => {
    const gateway = await startGateway();
    gateway.governance.latch = latch().passed;
    expect(await rawExchange(gateway.port, ask.repeat(2_000))).toBe("");
    expect(gateway.governance.handled).toHaveLength(16);
    expect(await freshClient(gateway)).toBe(200);
  });
});

/** Ends the request that a connection began with, and tells whether it is answered. */
async function isServed(socket: Socket): Promise<boolean> {
  socket.resume().write("TP/1.1\r\nHost: localhost\r\n\r\n");
  return await new Promise((resolve) => {
    socket.once("data", () => resolve(true)).once("close", () => resolve(false));
  });
}

describe("an address has its share of connections", () => {
  const partial = "GET /healthz HT";

  test("and no more, while others are served", async () => {
    const { port } = await startGateway({ httpLimits: { connectionsPerAddress: 3 } });
    const held = await Promise.all([1, 2, 3].map(async () => await openSocket(port, partial)));
    expect(await isServed(await openSocket(port, partial))).toBe(false);
    expect(await isServed(await openSocket(port, partial, { localAddress: "127.0.0.2" }))).toBe(true);
    for (const socket of held) expect(await isServed(socket)).toBe(true);
    held[0]?.destroy();
    await expect.poll(async () => await isServed(await openSocket(port, partial))).toBe(true);
  });

  test.each([{ trustedProxies: ["127.0.0.0/8"] }, { httpLimits: { connectionsPerAddress: 0 } }])(
    "unless it is a trusted proxy's, or there is no limit: %j",
    async (options) => {
      const { port } = await startGateway({ httpLimits: { connectionsPerAddress: 1 }, ...options });
      const sockets = await Promise.all([1, 2, 3].map(async () => await openSocket(port, partial)));
      for (const socket of sockets) expect(await isServed(socket)).toBe(true);
    },
  );
});

test.each([
  ["no HTTP\r\n\r\n", 400],
  ["GET /healthz HTTP/1.1\r\n", 408],
])("a client that does not close after a refusal keeps no connection: %j, %i", async (text, status) => {
  const gateway = await startGateway({ httpLimits: { connections: 1, headersMs: 500 } });
  const socket = connect({ port: gateway.port, host: "127.0.0.1", allowHalfOpen: true });
  onTestFinished(() => {
    socket.destroy();
  });
  socket.on("error", () => undefined).write(text);
  const answer = await new Promise<string>((resolve) => {
    socket.once("data", (chunk: Buffer) => resolve(chunk.toString("utf8")));
  });
  expect(answer).toContain(`HTTP/1.1 ${status} `);
  await expect.poll(async () => await freshClient(gateway), patient).toBe(200);
});
