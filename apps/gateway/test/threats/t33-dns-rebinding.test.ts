import { request } from "node:http";
import { describe, expect, test } from "vitest";
import { rawExchange } from "../support/raw-exchange.ts";
import { requireChromium, visit } from "./support/chromium.ts";
import { at } from "./support/json.ts";
import { startRebinding } from "./support/rebinding.ts";
import { envelope, memory } from "./support/requests.ts";
import { startWorld, type World } from "./support/world.ts";

type Headers = Readonly<Record<string, string | readonly string[]>>;

const write = "/mgp/write";

/** A write with the headers that a browser would send, or an attacker. */
async function send(world: World, headers: Headers, path = write, method = "POST"): Promise<number> {
  const body = method === "POST" ? writing(world) : "";
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const sent = request({ port: world.port, host: "127.0.0.1", path, method, setHost: false }, (response) => {
    response.resume();
    resolve(response.statusCode ?? 0);
  });
  sent.on("error", reject);
  for (const [name, value] of Object.entries({ Host: "localhost", "Content-Type": "application/json", ...headers }))
    sent.setHeader(name, value);
  sent.end(body);
  return await promise;
}

function writing(world: World): string {
  return JSON.stringify(
    envelope("write", world.anyAgent, { memory: memory("m-1", "x"), merge_hint: { strategy: "upsert" } }),
  );
}

describe("with authentication off", () => {
  test.each([
    "localhost",
    "localhost:8080",
    "LOCALHOST:8080",
    "localhost.",
    "127.0.0.1:8080",
    "192.168.1.7",
    "[::1]:8080",
    "[2001:db8::7]",
    "Gateway.Example:8080",
    "gateway.example.",
  ])("the host %s is answered to", async (host) => {
    const world = await startWorld({ named: false, allowedHosts: ["gateway.EXAMPLE"] });
    expect(await send(world, { Host: host })).toBe(200);
  });

  test.each([
    "evil.example",
    "evil.example:8080",
    "evil.example.",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "evil.localhost",
    "gateway.example",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "127.1",
    "",
  ])("the host %j is not", async (host) => {
    const world = await startWorld({ named: false });
    const sent = await rawExchange(
      world.port,
      `GET /mgp/capabilities HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    );
    // An empty host is not HTTP to the server's own parser.
    expect(sent).toMatch(/^HTTP\/1\.1 4(?:21|00) [^]*"MGP_INVALID_OBJECT"/);
    expect(await send(world, { Host: host === "" ? "x" : host })).toBe(421);
    expect(world.store.requests).toEqual([]);
  });

  test.each([
    ["two hosts", "GET /mgp/capabilities HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n"],
    ["two hosts the other way round", "GET /mgp/capabilities HTTP/1.1\r\nHost: evil.example\r\nHost: localhost\r\n"],
    ["a target with a host of its own", "GET http://evil.example/mgp/capabilities HTTP/1.1\r\nHost: localhost\r\n"],
    ["a target with localhost", "GET http://localhost/mgp/capabilities HTTP/1.1\r\nHost: evil.example\r\n"],
    ["no host", "GET /mgp/capabilities HTTP/1.0\r\n"],
  ])("%s is not answered to", async (_, head) => {
    const world = await startWorld({ named: false });
    expect(await rawExchange(world.port, `${head}Connection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 421 /);
  });

  test.each([
    "localhost:",
    "user@localhost",
    "localhost@evil.example",
    "localhost/evil",
    "localhost evil",
    "[::1",
    "[::1%25eth0]",
  ])("the host %j is not HTTP, or not answered to", async (host) => {
    const world = await startWorld({ named: false });
    const answer = await rawExchange(
      world.port,
      `GET /mgp/capabilities HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 4(?:21|00) /);
  });

  test.each([
    [{ Origin: "http://evil.example" }, 421],
    [{ Origin: "http://evil.example", "Sec-Fetch-Site": "same-origin" }, 421],
    [{ Origin: "null" }, 421],
    [{ Origin: "" }, 421],
    [{ Origin: "file://" }, 421],
    [{ Origin: "chrome-extension://abcdef" }, 421],
    [{ Origin: ["http://localhost", "http://evil.example"] }, 421],
    [{ "Sec-Fetch-Site": "cross-site" }, 421],
    [{ Origin: "http://localhost:8080", "Sec-Fetch-Site": "cross-site" }, 421],
    [{ "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate" }, 421],
    [{ Origin: "http://localhost:3000", "Sec-Fetch-Site": "same-site" }, 200],
    [{ Origin: "http://127.0.0.1:8080", "Sec-Fetch-Site": "same-origin" }, 200],
    [{ Origin: "http://[::1]:8080" }, 200],
    [{ "Sec-Fetch-Site": "none" }, 200],
  ])("a page with %j is answered %i", async (headers, status) => {
    const world = await startWorld({ named: false });
    expect(await send(world, headers)).toBe(status);
  });

  test("a link of another site may lead to the pages, and to nothing else", async () => {
    const world = await startWorld({ named: false });
    const link = { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate" };
    expect(await send(world, link, "/docs", "GET")).toBe(200);
    expect(await send(world, link, "/docs?a=b", "GET")).toBe(200);
    expect(await send(world, link, "/", "GET")).toBe(302);
    expect(await send(world, { ...link, "Sec-Fetch-Mode": "no-cors" }, "/docs", "GET")).toBe(421);
    expect(await send(world, { ...link, Host: "evil.example" }, "/docs", "GET")).toBe(421);
    for (const path of ["/mgp/capabilities", "/openapi.json", "/metrics", "/nothing"])
      expect(await send(world, link, path, "GET")).toBe(421);
  });

  test("the probes answer to every host", async () => {
    const world = await startWorld({ named: false });
    for (const path of ["/healthz", "/readyz", "/version"])
      expect(await send(world, { Host: "evil.example", Origin: "http://evil.example" }, path, "GET")).toBe(200);
  });

  test("the refusal is an envelope, with a name of its own in log and metrics", async () => {
    const logged: unknown[] = [];
    const world = await startWorld({ named: false, log: (_level, event, fields) => logged.push({ event, ...fields }) });
    const answer = await world.send("write", writing(world), { "sec-fetch-site": "cross-site" });
    expect([answer.status, at(answer.body, "error", "code")]).toEqual([421, "MGP_INVALID_OBJECT"]);
    expect(logged).toContainEqual(expect.objectContaining({ status_code: 421, reason: "misdirected" }));
    expect(await (await fetch(`${world.url}/metrics`)).text()).toContain('operation="write",outcome="misdirected"}');
  });

  test("a web request is judged by its URL and by its header", async () => {
    const { gateway } = await startWorld({ named: false });
    const statusOf = async (url: string, headers: Readonly<Record<string, string>> = {}): Promise<number> =>
      (await gateway.fetch(new Request(url, { headers }))).status;
    expect(await statusOf("http://localhost/mgp/capabilities")).toBe(200);
    expect(await statusOf("http://evil.example/mgp/capabilities")).toBe(421);
    expect(await statusOf("http://localhost/mgp/capabilities", { host: "evil.example" })).toBe(421);
  });
});

describe("with authentication on", () => {
  const evil = { Host: "evil.example", Origin: "http://evil.example", "Sec-Fetch-Site": "cross-site" };

  test("every host is answered to while none is named", async () => {
    const world = await startWorld();
    const { headers } = world.identities["acme-bot"];
    expect(await send(world, { ...headers, ...evil }, "/mgp/capabilities", "GET")).toBe(200);
  });

  test("the named ones only, otherwise", async () => {
    const world = await startWorld({ allowedHosts: ["gateway.example"] });
    const { headers } = world.identities["acme-bot"];
    expect(await send(world, { ...headers, ...evil }, "/mgp/capabilities", "GET")).toBe(421);
    expect(await send(world, { ...headers, Host: "gateway.example" }, "/mgp/capabilities", "GET")).toBe(200);
    expect(await send(world, { Host: "gateway.example" }, "/mgp/capabilities", "GET")).toBe(401);
  });
});

describe("in a browser", () => {
  test("a page whose name was pointed at the gateway gets nothing from it", async (context) => {
    const chromium = requireChromium(context);
    const world = await startWorld({ named: false });
    const rebinding = await startRebinding(world.port, [
      { path: write, body: writing(world) },
      { path: "/mgp/export", body: JSON.stringify(envelope("export", world.anyAgent, { limit: 1_000 })) },
      { path: "/docs" },
      { path: "/version" },
    ]);
    visit(chromium, rebinding.page, rebinding.resolverRules);
    // The last one shows that it was the gateway that the page had before it.
    expect(await rebinding.statuses).toEqual([421, 421, 421, 200]);
    expect(world.store.requests).toEqual([]);
  });

  test("a page of another site cannot reach the gateway under its address", async (context) => {
    const chromium = requireChromium(context);
    const world = await startWorld({ named: false });
    const rebinding = await startRebinding(world.port, [{ path: `${world.url}/mgp/capabilities` }], "no-cors");
    visit(chromium, rebinding.page, rebinding.resolverRules);
    await rebinding.statuses;
    const metrics = await (await fetch(`${world.url}/metrics`)).text();
    // A browser sends a request that was answered 421 once more.
    expect(metrics).toContain('operation="capabilities",outcome="misdirected"}');
    expect(metrics).not.toContain('operation="capabilities",outcome="ok"}');
  });
});
