import { expect, test } from "vitest";
import { anyText, textLike } from "./support/any-text.ts";
import { post, startGateway } from "./support/start-gateway.ts";

test("readyz names what is wrong, without a path", async () => {
  const { url, governance, gateway } = await startGateway();
  const ready = async (): Promise<unknown> => {
    const response = await fetch(`${url}/readyz`);
    return [response.status, await response.json()];
  };
  expect(await ready()).toEqual([
    200,
    { status: "ready", adapter: "memory", audit_log: "ok", manifest_backend_kind: anyText },
  ]);
  governance.state = { backend: "unavailable", auditLog: "unwritable" };
  expect(await ready()).toEqual([
    503,
    {
      status: "not_ready",
      error: "The backend of the adapter memory does not answer. The audit log cannot be written.",
    },
  ]);
  gateway.drain();
  expect(await ready()).toEqual([503, { status: "not_ready", error: "The gateway is shutting down." }]);
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
  governance.state = { backend: "unavailable", auditLog: "ok" };
  const text = await (await fetch(`${url}/metrics`)).text();
  expect(text).toContain('mgp_requests_total{operation="get",outcome="ok"} 1');
  expect(text).toContain('mgp_requests_total{operation="get",outcome="MGP_INVALID_OBJECT"} 1');
  expect(text).toContain('mgp_requests_total{operation="unknown",outcome="MGP_INVALID_OBJECT"} 1');
  expect(text).toContain('mgp_request_duration_seconds_count{operation="get",outcome="ok"} 1');
  expect(text).toMatch(/^mgp_requests_in_flight 1$/m);
  expect(text).toMatch(/^mgp_backend_up 0$/m);
  expect(text).toMatch(/^mgp_audit_log_writable 1$/m);
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
