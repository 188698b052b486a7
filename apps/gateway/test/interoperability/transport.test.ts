import { expect, test } from "vitest";
import { body, json, transportDifferences, type TransportRequest } from "./decided/transport.ts";
import { bothGateways } from "./support/both-gateways.ts";
import { at, type Json, parseJson, without, isObject } from "./support/json.ts";

const gateways = bothGateways();

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json | undefined;
}

async function send(url: string, { path, ...init }: TransportRequest): Promise<Reply> {
  const response = await fetch(url + path, { ...init, redirect: "manual" });
  return { status: response.status, headers: response.headers, body: parseJson(await response.text()) };
}

test.for(transportDifferences.map((difference) => [difference.id, difference] as const))(
  "decided difference %s",
  async ([, { requests, ours, theirs }], context) => {
    const urls = await gateways(context);
    for (const request of requests) {
      const [our, their] = await Promise.all([send(urls.ours, request), send(urls.theirs, request)]);
      expect([our.status, their.status], `${request.method} ${request.path}`).toEqual([ours, theirs]);
      if (ours < 400) continue;
      expect(our.headers.get("allow")?.replace(", HEAD", "")).toBe(their.headers.get("allow") ?? undefined);
      expect(our.headers.get("mgp-version")).toBe(their.headers.get("mgp-version"));
      expect(our.headers.get("mgp-request-id")).toMatch(/^req_[0-9a-f]{32}$|^r1$/);
      if (request.method === "HEAD") continue;
      expect(our.headers.get("content-type")).toBe("application/json");
      expect(our.body).toMatchObject({ status: "error", error: { code: "MGP_INVALID_OBJECT" }, data: null });
    }
  },
);

const alike: readonly (readonly [string, TransportRequest])[] = [
  ["plain JSON", post(json)],
  ["JSON with a charset", post({ "content-type": "application/json; charset=utf-8" })],
  ["a JSON media type with a prefix", post({ "content-type": "application/vnd.mgp+json" })],
  ["a media type in capitals", post({ "content-type": "Application/JSON" })],
  ["a byte order mark", { ...post(json), body: `\uFEFF${body}` }],
  ["a query", { ...post(json), path: "/mgp/get?page=1" }],
  ["another protocol version in the header", post({ ...json, "MGP-Version": "9.9" })],
  ["another tenant in header and context", tenantConflict()],
];

function post(headers: Readonly<Record<string, string>>): TransportRequest {
  return { method: "POST", path: "/mgp/get", body, headers };
}

function tenantConflict(): TransportRequest {
  const bound = body.replace('"actor_agent"', '"tenant_id":"acme","actor_agent"');
  return { ...post({ ...json, "MGP-Tenant-Id": "bolt" }), body: bound };
}

test.for(alike)("both answer alike: %s", async ([, request], context) => {
  const urls = await gateways(context);
  const [ours, theirs] = await Promise.all([send(urls.ours, request), send(urls.theirs, request)]);
  expect(ours.status).toBe(theirs.status);
  expect(at(ours.body, "error", "code")).toBe(at(theirs.body, "error", "code"));
  for (const key of ["request_id", "status", "data"]) expect(at(ours.body, key)).toEqual(at(theirs.body, key));
  for (const name of ["content-type", "mgp-version"]) expect(ours.headers.get(name)).toBe(theirs.headers.get(name));
});

test("the request id header is repeated by both; without one ours answers the envelope's id", async (context) => {
  const urls = await gateways(context);
  const named = post({ ...json, "MGP-Request-Id": "mine" });
  const [ours, theirs] = await Promise.all([send(urls.ours, named), send(urls.theirs, named)]);
  expect([ours, theirs].map(({ headers }) => headers.get("mgp-request-id"))).toEqual(["mine", "mine"]);
  expect((await send(urls.ours, post(json))).headers.get("mgp-request-id")).toBe("r1");
});

test("capabilities are the same document", async (context) => {
  const urls = await gateways(context);
  const request = { method: "GET", path: "/mgp/capabilities" };
  expect((await send(urls.ours, request)).body).toEqual((await send(urls.theirs, request)).body);
});

test.for([
  ["/healthz", ["service", "version"]],
  ["/readyz", ["audit_log"]],
  ["/version", ["name", "title", "version", "description"]],
] as const)("%s has the reference's keys, and its values but for the gateway's own", async ([path, own], context) => {
  const urls = await gateways(context);
  const bodies = await Promise.all(
    [urls.ours, urls.theirs].map(async (url) => (await send(url, { method: "GET", path })).body),
  );
  const [ours, theirs] = bodies.map((value) => (isObject(value) ? value : {}));
  expect(Object.keys(ours ?? {}).toSorted()).toEqual(Object.keys(theirs ?? {}).toSorted());
  expect(without(ours ?? {}, ...own)).toEqual(without(theirs ?? {}, ...own));
});
