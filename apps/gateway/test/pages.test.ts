import type { MissingHealthPart } from "@mgp/governance";
import { expect, test } from "vitest";
import { WatchedHealth } from "../src/health/watched-health.ts";
import { anyText, textLike } from "./support/any-text.ts";
import { post, startGateway } from "./support/start-gateway.ts";

const READY = { status: "ready", adapter: "memory", audit_log: "ok", manifest_backend_kind: anyText };

async function readyz(url: string): Promise<readonly [status: number, body: unknown]> {
  const response = await fetch(`${url}/readyz`);
  return [response.status, await response.json()];
}

test("readyz is 503 where no request can be served, and names what is wrong, without a path", async () => {
  const { url, governance, gateway } = await startGateway();
  governance.state = [
    { part: "backend", reason: "no driver text" },
    { part: "audit_log", reason: "no path" },
  ];
  expect(await readyz(url)).toEqual([
    503,
    {
      status: "not_ready",
      error: "The backend of the adapter memory cannot be read. The audit log cannot be written.",
      missing: ["backend", "audit_log"],
    },
  ]);
  gateway.drain();
  expect(await readyz(url)).toEqual([503, { status: "not_ready", error: "The gateway is shutting down." }]);
});

test.each([
  [false, 200],
  [true, 503],
])("readyz is degraded where a part is missing; strict %s: %i", async (readyStrict, status) => {
  const { url, governance } = await startGateway({ readyStrict });
  governance.state = [
    { part: "backend_writes", reason: "the disk is full" },
    { part: "audit_index", reason: "damaged" },
  ];
  const body = { ...READY, status: "degraded", missing: ["backend_writes", "audit_index"] };
  expect(await readyz(url)).toEqual([status, body]);
});

test("readyz asks once for all that ask within a second, and the log tells what goes and what comes back", async () => {
  const logged: unknown[] = [];
  let now = 0;
  let looks = 0;
  const looking: PromiseWithResolvers<readonly MissingHealthPart[]>[] = [];
  const health = async (): Promise<readonly MissingHealthPart[]> => {
    looks += 1;
    const look = Promise.withResolvers<readonly MissingHealthPart[]>();
    looking.push(look);
    return await look.promise;
  };
  const watched = new WatchedHealth(
    { health },
    (...line) => void logged.push(line),
    () => now,
  );
  const together = [watched.missing(), watched.missing(), watched.missing()];
  looking[0]?.resolve([{ part: "embedder", reason: "the service does not answer" }]);
  expect((await Promise.all(together)).flat()).toHaveLength(3);
  now = 999;
  await watched.missing();
  expect(looks).toBe(1);
  now = 1_000;
  const after = watched.missing();
  looking[1]?.resolve([]);
  expect(await after).toEqual([]);
  expect(looks).toBe(2);
  expect(logged).toEqual([
    ["warn", "part_missing", { part: "embedder", reason: "the service does not answer" }],
    ["info", "part_back", { part: "embedder" }],
  ]);
});

test("readyz says so when all is well", async () => {
  const { url } = await startGateway();
  expect(await readyz(url)).toEqual([200, READY]);
});

test("HEAD is answered wherever GET is, with the headers and no body", async () => {
  const { url } = await startGateway();
  const paths = ["/healthz", "/readyz", "/version", "/metrics", "/openapi.json", "/docs", "/docs/start.js"];
  for (const path of [...paths, "/mgp/capabilities"]) {
    const [head, get] = [await fetch(url + path, { method: "HEAD" }), await fetch(url + path)];
    expect([path, head.status, head.headers.get("content-type")]).toEqual([path, 200, get.headers.get("content-type")]);
    expect(await head.text()).toBe("");
  }
  const refused = await fetch(`${url}/docs`, { method: "DELETE" });
  expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  expect((await fetch(`${url}/mgp/write`, { method: "HEAD" })).status).toBe(405);
  expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^mgp_requests_in_flight 1$/m);
});

test("idle connections are kept for longer than the 60 seconds of load balancers", async () => {
  const { url } = await startGateway();
  expect((await fetch(`${url}/healthz`)).headers.get("keep-alive")).toBe("timeout=65");
});

test("a way leads from / to the documentation", async () => {
  const { url } = await startGateway();
  const response = await fetch(url, { redirect: "manual" });
  expect([response.status, response.headers.get("location")]).toEqual([302, "/docs"]);
});

test("version says what is running", async () => {
  const { url } = await startGateway({ version: "9.9.9", environment: "test" });
  expect(await (await fetch(`${url}/version`)).json()).toEqual({
    name: "mgp-gateway",
    title: anyText,
    version: "9.9.9",
    description: anyText,
    protocol_version: "0.1.1",
    adapter: "memory",
    environment: "test",
  });
});

test("metrics count requests by operation and outcome, with no label of a client's", async () => {
  const { url, governance } = await startGateway();
  await post(`${url}/mgp/get`, "{}");
  await post(`${url}/mgp/get`, "{");
  await fetch(`${url}/secret-path`);
  governance.state = [{ part: "backend", reason: "down" }];
  const text = await (await fetch(`${url}/metrics`)).text();
  expect(text).toContain('mgp_requests_total{operation="get",outcome="ok"} 1');
  expect(text).toContain('mgp_requests_total{operation="get",outcome="MGP_INVALID_OBJECT"} 1');
  expect(text).toContain('mgp_requests_total{operation="unknown",outcome="MGP_INVALID_OBJECT"} 1');
  expect(text).toContain('mgp_request_duration_seconds_count{operation="get",outcome="ok"} 1');
  expect(text).toMatch(/^mgp_requests_in_flight 1$/m);
  expect(text).toMatch(/^mgp_part_up\{part="backend"\} 0$/m);
  expect(text).toMatch(/^mgp_part_up\{part="audit_log"\} 1$/m);
  expect(text).toMatch(/^mgp_part_up\{part="backend_writes"\} 1$/m);
  expect(text).not.toContain("secret-path");
});

test("the documentation page loads nothing from another host", async () => {
  const { url } = await startGateway();
  const response = await fetch(`${url}/docs`);
  const policy = response.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toMatch(/https?:|\*/);
  const html = await response.text();
  expect(html).not.toMatch(/https?:\/\//);
  const assets = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1] ?? "");
  expect(assets).toHaveLength(3);
  for (const path of assets) {
    const asset = await fetch(url + path);
    expect(asset.status).toBe(200);
    const text = await asset.text();
    expect(text.length).toBeGreaterThan(10);
    // A stylesheet or script would name a font or a script of another host like this.
    expect(text).not.toMatch(/url\(\s*["']?https?:|@import|fonts\.googleapis|cdn\.jsdelivr|unpkg\.com/);
  }
});

test("openapi.json is the published document and refers to nothing outside itself", async () => {
  const { url } = await startGateway();
  const text = await (await fetch(`${url}/openapi.json`)).text();
  const document: unknown = JSON.parse(text);
  expect(document).toMatchObject({ openapi: textLike(/^3\.1/), paths: { "/mgp/write": {} } });
  expect([...text.matchAll(/"\$ref":\s*"([^"]*)"/g)].filter(([, target]) => target?.startsWith("#") !== true)).toEqual(
    [],
  );
});
