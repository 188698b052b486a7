import { once } from "node:events";
import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { streamOf, type StreamEnd } from "../src/http/text-stream.ts";
import { latch } from "./support/latch.ts";
import { postHead, rawExchange } from "./support/raw-exchange.ts";
import { post, startGateway } from "./support/start-gateway.ts";

async function* pieces(count: number, failure?: Error): AsyncGenerator<string> {
  yield '{"memories":[';
  for (let index = 0; index < count; index += 1) yield `${index === 0 ? "" : ","}"${"x".repeat(1_000)}"`;
  if (failure !== undefined) throw failure;
  yield "]}";
}

test("an answer in pieces arrives as one JSON text, and is in flight until its last piece", async () => {
  const logged: string[] = [];
  const { governance, url } = await startGateway({ log: (_level, event) => logged.push(event) });
  const { passed, open } = latch();
  governance.text = (async function* () {
    yield* pieces(500);
    await passed;
    yield " ";
  })();
  const response = await post(`${url}/mgp/tasks/get`, "{}");
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(logged).not.toContain("request_completed");
  expect(await (await fetch(`${url}/metrics`)).text()).toContain("mgp_requests_in_flight 2");
  open();
  expect(await response.json()).toEqual({ memories: Array.from({ length: 500 }, () => "x".repeat(1_000)) });
  expect(logged).toContain("request_completed");
  expect(await (await fetch(`${url}/metrics`)).text()).toContain("mgp_requests_in_flight 1");
});

test("an answer that breaks in the middle is cut off, with no words of the failure", async () => {
  const told = vi.spyOn(console, "error");
  onTestFinished(() => told.mockRestore());
  const logged: unknown[] = [];
  const { governance, url, port } = await startGateway({ log: (...line) => logged.push(line) });
  governance.text = pieces(500, new Error("secret-dsn"));
  const raw = await rawExchange(port, `${postHead("/mgp/tasks/get", "Content-Length: 2")}{}`);
  expect(raw).toContain("200 OK");
  // The last chunk, of no bytes, is what tells a client that it has everything.
  expect(raw.endsWith("0\r\n\r\n")).toBe(false);
  expect(raw).not.toContain("secret-dsn");
  expect(JSON.stringify(logged)).toContain("answer_cut_off");
  expect(JSON.stringify(logged)).not.toContain("secret-dsn");
  expect(told).not.toHaveBeenCalled();
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toContain('mgp_requests_total{operation="getTask",outcome="MGP_BACKEND_ERROR"} 1');
  expect(metrics).toContain("mgp_requests_in_flight 1");
});

test("a client that goes away ends the making of its answer", async () => {
  const { governance, url } = await startGateway();
  const { promise: returned, resolve } = Promise.withResolvers<void>();
  let made = 0;
  governance.text = (async function* () {
    try {
      for (;;) {
        made += 1;
        yield "x".repeat(100_000);
      }
    } finally {
      resolve();
    }
  })();
  const leaving = request(`${url}/mgp/tasks/get`, { method: "POST", headers: { "content-type": "application/json" } });
  leaving.on("error", () => undefined).end("{}");
  await once(leaving, "response");
  leaving.destroy();
  await returned;
  // It was made at the reader's pace.
  expect(made).toBeLessThan(1_000);
  await expect.poll(async () => (await fetch(`${url}/metrics`)).text()).toContain("mgp_requests_in_flight 1");
});

test("a reader that takes too long is given up", async () => {
  const ends: StreamEnd[] = [];
  let returned = false;
  const text = (async function* () {
    try {
      yield* pieces(5_000);
    } finally {
      returned = true;
    }
  })();
  const reader = streamOf(text, { ended: (end) => ends.push(end), stallMs: 20 }).getReader();
  expect((await reader.read()).done).toBe(false);
  while (ends.length === 0) await wait(5);
  expect(ends).toMatchObject([{ kind: "broken" }]);
  expect(returned).toBe(true);
  await expect(reader.read()).rejects.toThrow("could not be completed");
});
