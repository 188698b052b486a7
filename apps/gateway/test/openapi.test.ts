import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import memoryAdapter from "@mgp/adapter-memory";
import { isObject } from "@mgp/core";
import { defaultLimits } from "@mgp/governance";
import { openLedger } from "@mgp/ledger";
import { expect, onTestFinished, test } from "vitest";
import { sharedApiKey } from "../src/authentication/modes.ts";
import { defaultHttpLimits } from "../src/http/http-limits.ts";
import { createGateway, openBackend, type Gateway, type GatewayOptions } from "../src/index.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

type Json = Readonly<Record<string, unknown>>;

const published = objectIn(readFileSync(createRequire(import.meta.url).resolve("@mgp/schemas/openapi.json"), "utf8"));

/** Each of them differs from its default, and from the others. */
const small = {
  jsonDepth: 9,
  jsonValues: 300,
  pageItems: 70,
  batchItems: 3,
  objectKeys: 66,
  keyLength: 67,
  textLength: 301,
  idLength: 65,
};
const smallHttp = { bodyBytes: 200_001, bulkBodyBytes: 300_001 };

test("a gateway with default settings serves the published document", async () => {
  const gateway = await startGateway();
  expect(await documentOf(gateway)).toEqual({ ...published, security: [{}] });
  const limits: Json = { ...defaultLimits, ...defaultHttpLimits };
  for (const { bounds, holder } of statedIn(published)) {
    for (const [keyword, name] of Object.entries(bounds)) expect(holder[keyword]).toBe(limits[String(name)]);
  }
});

test("a gateway with limits of its own states them, and no other", async () => {
  const document = await documentOf(await startGateway({ limits: small, httpLimits: smallHttp }));
  const limits: Json = { ...small, ...smallHttp };
  const found = statedIn(document);
  for (const { bounds, holder } of found) {
    for (const [keyword, name] of Object.entries(bounds)) expect(holder[keyword]).toBe(limits[String(name)]);
  }
  expect(new Set(found.flatMap(({ bounds }) => Object.values(bounds)))).toEqual(new Set(Object.keys(limits)));
});

test("header names, a tenant header that is required, and the ways to authenticate are the gateway's own", async () => {
  const gateway = await startGateway({
    headerNames: { tenant: 'X-"Tenant"', requestId: "X-Request", version: "X-$&" },
    requireTenantHeader: true,
    authenticate: sharedApiKey("a-key-of-this-test"),
    credentials: ["apiKey"],
  });
  const document = await documentOf(gateway, { "X-MGP-API-Key": "a-key-of-this-test" });
  expect(document).toMatchObject({
    security: [{ apiKey: [] }],
    components: {
      parameters: { TenantId: { name: 'X-"Tenant"', required: true }, RequestId: { name: "X-Request" } },
    },
  });
  expect(at(document, "paths", "/mgp/write", "post", "responses", "200")).toMatchObject({
    headers: { "X-Request": {}, "X-$&": {} },
    links: { get: { parameters: { 'header.X-"Tenant"': '$request.header.X-"Tenant"' } } },
  });
  expect(JSON.stringify(document)).not.toMatch(/MGP-(?:Request-Id|Tenant-Id|Version)/);
});

test("a gateway with an authentication of its embedder's says that a credential may be needed", async () => {
  const gateway = await startGateway({ authenticate: sharedApiKey("a-key-of-this-test") });
  const document = await documentOf(gateway, { "X-MGP-API-Key": "a-key-of-this-test" });
  expect(document["security"]).toEqual(published["security"]);
});

test("what the document bounds is refused beyond the bound, and taken at it", async () => {
  const gateway = await startGateway({ limits: small, httpLimits: smallHttp });
  const document = await documentOf(gateway);
  let checked = 0;
  for (const [path, operation] of Object.entries(objectAt(document, "paths"))) {
    const body = at(operation, "post", "requestBody", "content", "application/json");
    if (!isObject(body)) continue;
    for (const place of placesIn(document, body["schema"], [])) {
      const beyond = await send(gateway, path, withValue(body["example"], place.path, place.beyond));
      expect([place.path, beyond.status, at(beyond.body, "error", "details", "field")]).toEqual([
        place.path,
        400,
        place.path.join("."),
      ]);
      const atBound = await send(gateway, path, withValue(body["example"], place.path, place.most));
      expect(at(atBound.body, "error", "message") ?? "").not.toMatch(/longer than|beyond|may be/);
      checked += 1;
    }
  }
  expect(checked).toBeGreaterThan(300);
});

test("bodies are bounded in bytes, depth and values as the document says", async () => {
  const gateway = await startGateway({ limits: small, httpLimits: smallHttp });
  const document = await documentOf(gateway);
  for (const [path, operation] of Object.entries(objectAt(document, "paths"))) {
    const body = at(operation, "post", "requestBody");
    if (!isObject(body)) continue;
    const bytes = Number(body["x-mgp-max-bytes"]);
    const levels = Number(body["x-mgp-max-depth"]);
    expect((await send(gateway, path, "{}".padEnd(bytes + 1))).status).toBe(413);
    expect((await send(gateway, path, "{}".padEnd(bytes))).status).toBe(400);
    const isTooDeep = async (depth: number): Promise<boolean> =>
      at((await send(gateway, path, nested(depth))).body, "error", "details", "limit") === levels;
    expect([await isTooDeep(levels), await isTooDeep(levels + 1)]).toEqual([false, true]);
    const values = Number(body["x-mgp-max-values"]);
    const isTooMuch = async (count: number): Promise<boolean> =>
      at(
        (await send(gateway, path, { payload: Array.from({ length: count - 1 }, () => "") })).body,
        "error",
        "details",
        "limit",
      ) === values;
    expect([await isTooMuch(values), await isTooMuch(values + 1)]).toEqual([false, true]);
  }
});

/** A body of so many levels. */
function nested(depth: number): string {
  return `${'{"payload":'.repeat(depth - 1)}{}${"}".repeat(depth - 1)}`;
}

async function startGateway(options: Partial<GatewayOptions> = {}): Promise<Gateway> {
  const gateway = await createGateway({
    backend: await openBackend(memoryAdapter),
    ledger: await openLedger({ stateDirectory: temporaryFolder() }),
    ...options,
  });
  onTestFinished(async () => await gateway.close(1_000));
  return gateway;
}

async function documentOf(gateway: Gateway, headers: Readonly<Record<string, string>> = {}): Promise<Json> {
  const response = await gateway.fetch(new Request("http://localhost/openapi.json", { headers }));
  return objectIn(await response.text());
}

async function send(gateway: Gateway, path: string, body: unknown): Promise<{ status: number; body: unknown }> {
  const response = await gateway.fetch(
    new Request(`http://localhost${path}`, {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers: { "content-type": "application/json" },
    }),
  );
  return { status: response.status, body: await response.json() };
}

/** Every object of the document that has bounds, with the names of their limits. */
function statedIn(value: unknown): { readonly holder: Json; readonly bounds: Json }[] {
  if (Array.isArray(value)) return value.flatMap(statedIn);
  if (!isObject(value)) return [];
  const bounds = value["x-mgp-limits"];
  const inside = Object.values(value).flatMap(statedIn);
  return isObject(bounds) ? [{ holder: value, bounds }, ...inside] : inside;
}

interface BoundedPlace {
  readonly path: readonly (string | number)[];
  /** The largest value that is allowed, and one that is not. */
  readonly most: unknown;
  readonly beyond: unknown;
}

/** Everything in a request's schema that has an upper bound, by the path to it; of a list its first item. */
function placesIn(document: Json, schema: unknown, path: BoundedPlace["path"]): BoundedPlace[] {
  if (!isObject(schema)) return [];
  const { $ref: reference, properties, items, allOf, maxLength, maximum, maxItems } = schema;
  const places: BoundedPlace[] = [];
  // What any value may be has no path of its own.
  if (typeof reference === "string" && !reference.endsWith("Value"))
    places.push(...placesIn(document, at(document, ...reference.slice(2).split("/")), path));
  if (isObject(properties))
    places.push(...Object.entries(properties).flatMap(([key, one]) => placesIn(document, one, [...path, key])));
  places.push(...placesIn(document, items, [...path, 0]));
  const parts = listOf(allOf).filter(isObject);
  places.push(...parts.flatMap((part) => placesIn(document, { ...part, maxLength: undefined }, path)));
  // Of several bounds of one text the least holds.
  const lengths = [maxLength, ...parts.map((part) => part["maxLength"])].filter((length) => typeof length === "number");
  if (lengths.length > 0) {
    const most = "x".repeat(Math.min(...lengths));
    places.push({ path, most, beyond: `${most}x` });
  }
  // A confidence is a matter of the protocol's own schema.
  if (typeof maximum === "number" && maximum > 1) places.push({ path, most: maximum, beyond: maximum + 1 });
  if (typeof maxItems === "number") places.push({ path, most: maxItems, beyond: maxItems + 1 });
  return places;
}

/** The body with a value at a path; of a list as many copies of its first item as the value says. */
function withValue(body: unknown, path: BoundedPlace["path"], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) {
    const [item] = listOf(body);
    return item === undefined || typeof value !== "number" ? value : Array.from({ length: value }, () => item);
  }
  if (typeof key === "number") {
    const [first, ...others] = listOf(body);
    return [withValue(first, rest, value), ...others];
  }
  const holder = isObject(body) ? body : key === "top_k" ? { query_text: "porridge" } : {};
  return { ...holder, [key]: withValue(holder[key], rest, value) };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function objectIn(text: string): Json {
  const value: unknown = JSON.parse(text);
  if (!isObject(value)) throw new Error("This is not a JSON object.");
  return value;
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  let current = value;
  for (const key of keys) current = isObject(current) ? current[key] : undefined;
  return current;
}

function objectAt(value: unknown, ...keys: readonly string[]): Json {
  const found = at(value, ...keys);
  if (!isObject(found)) throw new Error(`There is nothing under ${keys.join(".")}.`);
  return found;
}
