import { operations } from "@mgp/core";
import { describe, expect, test } from "vitest";
import { latch } from "./support/latch.ts";
import { postHead, rawExchange } from "./support/raw-exchange.ts";
import { post, startGateway } from "./support/start-gateway.ts";

test("every operation of core's table is served under its path", async () => {
  const { url, governance } = await startGateway();
  for (const operation of Object.values(operations)) {
    const init = operation.method === "GET" ? {} : { body: "{}", headers: { "content-type": "application/json" } };
    expect((await fetch(url + operation.path, { method: operation.method, ...init })).status).toBe(200);
  }
  expect(governance.handled.map((request) => request.operation)).toEqual(Object.keys(operations));
});

test("a request id of the client's is repeated; one that could do harm is replaced", async () => {
  const { url } = await startGateway();
  const idOf = async (header: string | undefined, body: string): Promise<string | null> =>
    (await post(`${url}/mgp/get`, body, header === undefined ? {} : { "MGP-Request-Id": header })).headers.get(
      "mgp-request-id",
    );
  expect(await idOf("Header.id-1_", '{"request_id":"body"}')).toBe("Header.id-1_");
  expect(await idOf(undefined, '{"request_id":"body"}')).toBe("body");
  expect(await idOf("a b", '{"request_id":"body"}')).toBe("body");
  expect(await idOf("x".repeat(129), '{"request_id":"two words"}')).toMatch(/^req_[0-9a-f]{32}$/);
});

test("every response has the headers, and nothing may be cached or sniffed", async () => {
  const { url } = await startGateway();
  const responses = await Promise.all([
    post(`${url}/mgp/get`, "{}"),
    post(`${url}/mgp/get`, "{"),
    fetch(`${url}/nothing`),
    fetch(`${url}/healthz`),
    fetch(`${url}/docs`),
  ]);
  for (const { headers } of responses) {
    expect(headers.get("mgp-version")).toBe("0.1.1");
    expect(headers.get("mgp-request-id")).toMatch(/^[A-Za-z0-9._-]{1,128}$/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
  }
  expect(responses[0].headers.get("content-type")).toBe("application/json");
});

test("what an answer has to say beyond its schema is a header of its own", async () => {
  const { url, governance } = await startGateway();
  expect((await post(`${url}/mgp/get`, "{}")).headers.get("mgp-notice")).toBeNull();
  governance.notice = '{"not_searched":{"words":7}}';
  expect((await post(`${url}/mgp/get`, "{}")).headers.get("mgp-notice")).toBe(governance.notice);
});

test("the names of the headers can be changed", async () => {
  const { url, governance } = await startGateway({
    headerNames: { requestId: "X-Request", version: "X-Protocol", tenant: "X-Tenant" },
  });
  const response = await post(`${url}/mgp/get`, "{}", { "X-Request": "abc", "X-Tenant": "acme" });
  expect(response.headers.get("x-request")).toBe("abc");
  expect(response.headers.get("x-protocol")).toBe("0.1.1");
  expect(response.headers.get("mgp-version")).toBeNull();
  expect(governance.handled[0]).toMatchObject({ requestId: "abc", tenantHeader: "acme" });
});

describe("the tenant header", () => {
  const body = '{"request_id":"r"}';
  const head = (...headers: readonly string[]): string =>
    postHead("/mgp/get", "Connection: close", `Content-Length: ${body.length}`, ...headers);

  test.each(["münchen", "MÜNCHEN", "東京", "\u{1f600}", "a b"])("%s is the UTF-8 that a body is", async (name) => {
    const { port, governance } = await startGateway();
    await rawExchange(port, Buffer.from(head(`MGP-Tenant-Id: ${name}`), "utf8"), body);
    expect(governance.handled.map(({ tenantHeader }) => tenantHeader)).toEqual([name]);
  });

  test("that is no UTF-8, or sent twice, is refused through governance, and names no tenant", async () => {
    const { port, governance } = await startGateway();
    for (const headers of [
      [`MGP-Tenant-Id: m\xfcnchen`],
      [`MGP-Tenant-Id: \xc3`],
      ["MGP-Tenant-Id: acme", "MGP-Tenant-Id: globex"],
      ["MGP-Tenant-Id: acme", "mgp-tenant-id: acme"],
    ]) {
      const answer = await rawExchange(port, Buffer.from(head(...headers), "latin1"), body);
      expect(answer).toMatch(/^HTTP\/1\.1 400 .*(not valid UTF-8|sent more than once)/s);
    }
    expect(governance.handled).toEqual([]);
    expect(governance.refused.map(({ request }) => request.tenantHeader)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("a request id that is sent twice, or is no plain text, is replaced as others are", async () => {
    const { port } = await startGateway();
    for (const headers of [["MGP-Request-Id: a", "MGP-Request-Id: b"], ["MGP-Request-Id: \xc3\xbc"]]) {
      const answer = await rawExchange(port, Buffer.from(head(...headers), "latin1"), body);
      expect(answer).toMatch(/^mgp-request-id: r\r$/im);
    }
  });
});

test("fetch answers without a server", async () => {
  const { gateway } = await startGateway();
  const request = new Request("http://localhost/mgp/get", {
    method: "POST",
    body: '{"request_id":"r1"}',
    headers: { "content-type": "application/json" },
  });
  const response = await gateway.fetch(request);
  expect([response.status, response.headers.get("mgp-request-id")]).toEqual([200, "r1"]);
});

test("governance learns that the client went away", async () => {
  const { url, governance } = await startGateway();
  const { passed, open } = latch();
  governance.latch = passed;
  const leaving = new AbortController();
  const gone = post(`${url}/mgp/get`, "{}").catch(() => undefined);
  const left = fetch(`${url}/mgp/get`, {
    method: "POST",
    body: '{"request_id":"leaver"}',
    headers: { "content-type": "application/json" },
    signal: leaving.signal,
  }).catch(() => undefined);
  await expect.poll(() => governance.handled.length).toBe(2);
  leaving.abort();
  const signals = governance.handled.map((request) => request.signal);
  await expect.poll(() => signals.filter((signal) => signal?.aborted === true).length).toBe(1);
  open();
  await Promise.all([gone, left]);
});
