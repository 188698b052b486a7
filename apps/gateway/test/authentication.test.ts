import { describe, expect, test } from "vitest";
import { parseCallers } from "../src/authentication/callers-file.ts";
import { namedCallers, sharedApiKey, sharedBearerToken } from "../src/authentication/modes.ts";
import { newKey } from "../src/authentication/new-key.ts";
import { rawExchange } from "./support/raw-exchange.ts";
import { errorOf, startGateway } from "./support/start-gateway.ts";

const paths = ["/mgp/capabilities", "/metrics", "/docs/other", "/openapi.json", "/nothing"];

async function statuses(url: string, headers: Readonly<Record<string, string>>): Promise<readonly number[]> {
  return await Promise.all(paths.map(async (path) => (await fetch(url + path, { headers })).status));
}

describe("mode api_key", () => {
  test("accepts requests with the key only, except for the probes, which are open", async () => {
    const { url } = await startGateway({ authenticate: sharedApiKey("geheim-ü") });
    expect(await statuses(url, {})).toEqual([401, 401, 401, 401, 401]);
    expect(await statuses(url, { "X-MGP-API-Key": "wrong" })).toEqual([401, 401, 401, 401, 401]);
    // Headers are bytes: the key's UTF-8.
    const key = Buffer.from("geheim-ü", "utf8").toString("latin1");
    expect(await statuses(url, { "X-MGP-API-Key": key })).toEqual([200, 200, 404, 200, 404]);
    for (const path of ["/healthz", "/readyz", "/version", "/docs", "/docs/start.js"])
      expect((await fetch(url + path)).status).toBe(200);
  });

  test("answers 401 before it looks at the body, with the header's id, and audits nothing", async () => {
    const { url, governance } = await startGateway({ authenticate: sharedApiKey("key") });
    const response = await fetch(`${url}/mgp/write`, {
      method: "POST",
      body: "{",
      headers: { "MGP-Request-Id": "r9" },
    });
    expect(response.status).toBe(401);
    expect(await errorOf(response)).toEqual({ requestId: "r9", code: "MGP_POLICY_DENIED" });
    expect(governance.refused).toEqual([]);
  });
});

test.each([
  ["Bearer token", 200],
  ["bearer token", 401],
  ["Bearer  token", 401],
  ["Bearer", 401],
  ["Basic token", 401],
  ["Bearer tokenx", 401],
])("mode bearer: Authorization %j is %i", async (authorization, status) => {
  const { url } = await startGateway({ authenticate: sharedBearerToken("token") });
  expect((await fetch(`${url}/mgp/capabilities`, { headers: { authorization } })).status).toBe(status);
});

test("mode callers: a fresh key works in either header and names its caller", async () => {
  const { key, entry } = newKey("support-bot");
  const registry = parseCallers(JSON.stringify({ callers: [entry, newKey("other").entry] }));
  const { url, governance } = await startGateway({ authenticate: namedCallers(registry) });
  expect((await fetch(`${url}/mgp/capabilities`, { headers: { "X-MGP-API-Key": key } })).status).toBe(200);
  expect((await fetch(`${url}/mgp/capabilities`, { headers: { authorization: `Bearer ${key}` } })).status).toBe(200);
  expect((await fetch(`${url}/mgp/capabilities`, { headers: { "X-MGP-API-Key": `${key}x` } })).status).toBe(401);
  expect(governance.handled.map(({ caller }) => caller.id)).toEqual(["support-bot", "support-bot"]);
  expect(JSON.stringify(entry)).not.toContain(key);
});

describe("two keys in one request", () => {
  const { key, entry } = newKey("bot");
  const { key: second, entry: other } = newKey("other");
  const registry = parseCallers(JSON.stringify({ callers: [entry, other] }));
  const modes = [
    ["callers", namedCallers(registry)],
    ["api_key", sharedApiKey(key)],
    ["bearer", sharedBearerToken(key)],
  ] as const;

  test.each(modes)(
    "mode %s: the same in both headers is one, and two that differ are none",
    async (mode, authenticate) => {
      const { port } = await startGateway({ authenticate });
      const statusOf = async (...headers: readonly string[]): Promise<string | undefined> => {
        const head = ["GET /mgp/capabilities HTTP/1.1", "Host: localhost", "Connection: close", ...headers, "", ""];
        return (await rawExchange(port, head.join("\r\n"))).split(" ")[1];
      };
      const apiKey = `X-MGP-API-Key: ${key}`;
      const bearer = `Authorization: Bearer ${key}`;
      expect(await statusOf(apiKey, bearer)).toBe("200");
      expect(await statusOf(apiKey, bearer, apiKey, bearer)).toBe("200");
      for (const wrong of [second, "wrong", `${key}x`]) {
        expect(await statusOf(apiKey, `Authorization: Bearer ${wrong}`)).toBe("401");
        expect(await statusOf(apiKey, `authorization: bearer ${wrong}`)).toBe("401");
        expect(await statusOf(apiKey, "Authorization: Basic YTpi", `Authorization: Bearer ${wrong}`)).toBe("401");
        expect(await statusOf(`X-MGP-API-Key: ${wrong}`, bearer)).toBe("401");
        expect(await statusOf(`X-MGP-API-Key: ${wrong}`, apiKey, bearer)).toBe("401");
        expect(await statusOf(apiKey, `X-MGP-API-Key: ${wrong}`)).toBe("401");
        expect(await statusOf(bearer, `Authorization: Bearer ${wrong}`)).toBe("401");
        expect(await statusOf(`Authorization: Bearer ${wrong}`, bearer)).toBe("401");
      }
      // A proxy's own credential of another kind, and a token left empty, are no second key.
      if (mode !== "bearer") {
        expect(await statusOf(apiKey, "Authorization: Basic YTpi")).toBe("200");
        expect(await statusOf(apiKey, "Authorization: Bearer ")).toBe("200");
      }
    },
  );
});

describe("the callers file", () => {
  const good = newKey("bot").entry;
  test.each([
    ["not json", "{", /not valid JSON/],
    ["no list", "{}", /\{ "callers": \[ … \] \}/],
    ["no caller", '{"callers":[]}', /names no caller/],
    [
      "an unknown key",
      list({ ...good, tenant: ["a"] }),
      /callers\[0\] has the unknown key "tenant"\. Did you mean "tenants"\?/,
    ],
    ["a bad id", list({ ...good, id: "a b" }), /callers\[0\]\.id must be/],
    ["a reserved id", list({ ...good, id: "shared" }), /may not be "shared"/],
    ["a bad digest", list({ ...good, keys: undefined, key_sha256: "abc" }), /key_sha256 must be the SHA-256/],
    ["no tenants", list({ ...good, tenants: [] }), /tenants must be a list of at least one name/],
    ["a star inside", list({ ...good, agents: ["a*b"] }), /a \* is allowed at the end only/],
    ["an unknown action", list({ ...good, actions: ["fly"] }), /actions has "fly", but must be a list of: write/],
    ["an unknown right", list({ ...good, rights: ["root"] }), /rights has "root"/],
    ["a reserved tenant", list({ ...good, tenants: ["acme", "__unbound__"] }), /tenants may not have "__unbound__"/],
    ["a key twice", '{"callers":[{"id":"a","tenants":["acme"],"\\u0074enants":["*"]}]}', /has the key "tenants" twice/],
    [
      "one id twice",
      list(good, { ...newKey("bot").entry }),
      /callers\[1\]\.id is "bot", as that of an entry before it/,
    ],
    [
      "one key twice",
      list(good, { ...good, id: "other" }),
      /callers\[1\] \("other"\) has a key that is in the file already/,
    ],
  ])("%s is refused", (_, text, message) => {
    expect(() => parseCallers(text)).toThrow(message);
  });
});

function list(...callers: readonly unknown[]): string {
  return JSON.stringify({ callers });
}

test("too many failures are answered with 429 and Retry-After", async () => {
  const { url } = await startGateway({ authenticate: sharedApiKey("key"), failedAuthentications: 1 });
  expect((await fetch(`${url}/mgp/capabilities`)).status).toBe(401);
  const response = await fetch(`${url}/mgp/capabilities`);
  expect(response.status).toBe(429);
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await errorOf(response)).code).toBe("MGP_BACKEND_ERROR");
});
