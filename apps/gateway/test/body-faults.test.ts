import { describe, expect, test } from "vitest";
import { postHead, rawExchange } from "./support/raw-exchange.ts";
import { errorOf, post, startGateway } from "./support/start-gateway.ts";

describe("a body that cannot be a request", () => {
  test.each([
    ["malformed", '{"a":'],
    ["empty", ""],
    ["blank", " \n"],
    ["a list", "[1]"],
    ["a text", '"a"'],
    ["a number", "1"],
    ["null", "null"],
    ["with a trailing comma", '{"a":1,}'],
    ["NaN", '{"a":NaN}'],
  ])("%s: 400, through governance", async (_, body) => {
    const { url, governance } = await startGateway();
    const response = await post(`${url}/mgp/write`, body, { "MGP-Request-Id": "mine" });
    expect(response.status).toBe(400);
    expect(await errorOf(response)).toEqual({ requestId: "mine", code: "MGP_INVALID_OBJECT" });
    expect(governance.handled).toEqual([]);
    expect(governance.refused.map(({ request }) => [request.operation, request.caller.id])).toEqual([
      ["write", "anonymous"],
    ]);
  });

  test("the message never repeats what was sent", async () => {
    const { url } = await startGateway();
    const response = await post(`${url}/mgp/write`, '{"secret-content": kiwi}');
    expect(await response.text()).not.toMatch(/kiwi|secret-content/);
  });

  test.each(['{"a":1,"a":2}', '{"a":{"b":1},"c":[{"b":1,"\\u0062":2}]}'])(
    "a key twice in one object, %s: 400, through governance",
    async (body) => {
      const { url, governance } = await startGateway();
      const response = await post(`${url}/mgp/write`, body);
      expect([response.status, await response.text()]).toEqual([400, expect.stringMatching(/the key .* twice/)]);
      expect([governance.handled.length, governance.refused.length]).toEqual([0, 1]);
    },
  );

  test("invalid UTF-8: 400", async () => {
    const { port } = await startGateway();
    const head = postHead("/mgp/write", "Connection: close", "Content-Length: 9");
    const answer = await rawExchange(port, head, new Uint8Array([...Buffer.from('{"a":"'), 0xff, 0x22, 0x7d]));
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*not valid UTF-8/s);
  });

  test("very deep JSON reaches governance, which has the limit", async () => {
    const { url, governance } = await startGateway();
    const response = await post(`${url}/mgp/write`, `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`);
    expect(response.status).toBe(200);
    expect(governance.handled).toHaveLength(1);
  });
});

describe("a body that is too large", () => {
  test("is refused by its announced length, before a byte of it came", async () => {
    const { port, governance } = await startGateway();
    const answer = await rawExchange(port, postHead("/mgp/write", "Content-Length: 1048577"));
    expect(answer).toMatch(/^HTTP\/1\.1 413 .*"limit_bytes":1048576/s);
    expect(answer).toMatch(/^connection: close/im);
    expect(governance.refused).toHaveLength(1);
  });

  test("is cut off when it comes in chunks and announces nothing", async () => {
    const { port } = await startGateway({ httpLimits: { bodyBytes: 1_024 } });
    const chunk = `400\r\n${"x".repeat(1_024)}\r\n`;
    const answer = await rawExchange(port, postHead("/mgp/write", "Transfer-Encoding: chunked"), chunk, chunk);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test("may be larger for an import and a batch", async () => {
    const { url } = await startGateway({ httpLimits: { bodyBytes: 1_024, bulkBodyBytes: 4_096 } });
    const body = JSON.stringify({ text: "x".repeat(2_000) });
    const statuses = await Promise.all(
      ["write", "import", "write/batch"].map(async (path) => (await post(`${url}/mgp/${path}`, body)).status),
    );
    expect(statuses).toEqual([413, 200, 200]);
    expect((await post(`${url}/mgp/import`, JSON.stringify({ text: "x".repeat(5_000) }))).status).toBe(413);
  });

  test("exactly at the limit is not too large", async () => {
    const { url } = await startGateway({ httpLimits: { bodyBytes: 1_024 } });
    const body = JSON.stringify({ text: "x".repeat(1_024 - '{"text":""}'.length) });
    expect((await post(`${url}/mgp/write`, body)).status).toBe(200);
  });
});

describe("a slow client", () => {
  test("that does not finish its headers gets 408 in an envelope", async () => {
    const { port } = await startGateway({ httpLimits: { headersMs: 200, bodyMs: 400 } });
    const answer = await rawExchange(port, "POST /mgp/write HTTP/1.1\r\nHost: localhost\r\n");
    expect(answer).toMatch(/^HTTP\/1\.1 408 .*MGP-Version: 0\.1\.1.*"code":"MGP_INVALID_OBJECT"/s);
  });

  test("that does not finish its body is cut off, while others are served", async () => {
    const { port, url } = await startGateway({ httpLimits: { headersMs: 200, bodyMs: 400 } });
    const slow = rawExchange(port, postHead("/mgp/write", "Content-Length: 100"), '{"a":');
    expect((await post(`${url}/mgp/write`, "{}")).status).toBe(200);
    expect(await slow).toMatch(/^HTTP\/1\.1 (?:408|400) /);
  });
});

describe("the form of a request", () => {
  test.each([
    ["application/json", 200],
    ["application/json; charset=utf-8", 200],
    ["APPLICATION/JSON ;v=1", 200],
    ["application/merge-patch+json", 200],
    ["text/plain", 415],
    ["application/jsonp", 415],
    ["application/x-www-form-urlencoded", 415],
  ])("content type %s: %i", async (type, status) => {
    const { url } = await startGateway();
    expect((await post(`${url}/mgp/search`, "{}", { "content-type": type })).status).toBe(status);
  });

  test("no content type, or a content encoding: 415", async () => {
    const { url, port, governance } = await startGateway();
    const bare = "POST /mgp/get HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}";
    expect(await rawExchange(port, bare)).toMatch(/^HTTP\/1\.1 415 /);
    expect((await post(`${url}/mgp/get`, "{}", { "content-encoding": "gzip" })).status).toBe(415);
    expect(governance.refused).toHaveLength(2);
  });

  test.each(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"])("%s on an operation: 405 with Allow", async (method) => {
    const { url, governance } = await startGateway();
    const response = await fetch(`${url}/mgp/write`, { method });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
    expect(governance.refused).toHaveLength(1);
  });

  test.each(["/mgp", "/mgp/write/", "/mgp/nothing", "/healthz/", "/constructor"])("%s: 404 envelope", async (path) => {
    const { url } = await startGateway();
    const response = await post(`${url}${path}`, "{}");
    expect(response.status).toBe(404);
    expect((await errorOf(response)).code).toBe("MGP_INVALID_OBJECT");
  });

  test("what is not HTTP: 400 envelope", async () => {
    const { port } = await startGateway();
    expect(await rawExchange(port, "GARBAGE\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 .*"status":"error"/s);
  });

  test("over the caller's rate: 429 with Retry-After", async () => {
    const { url, governance } = await startGateway({ callerRatePerSecond: 1 });
    const responses = await Promise.all([1, 2, 3].map(async () => await post(`${url}/mgp/get`, "{}")));
    const refused = responses.filter((response) => response.status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(1);
    expect(refused.map((response) => response.headers.get("retry-after"))).toContain("1");
    expect(governance.refused.map(({ error }) => error.code)).toContain("MGP_BACKEND_ERROR");
  });
});
