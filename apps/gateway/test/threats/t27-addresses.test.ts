import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { JsonObject } from "@mgp/core";
import { expect, onTestFinished, test } from "vitest";
import { rawExchange } from "../support/raw-exchange.ts";
import { at } from "./support/json.ts";
import { envelope, governed, memory, payloadsAbout } from "./support/requests.ts";
import { startWorld } from "./support/world.ts";

/** A server that counts what reaches it. */
async function listener(): Promise<{ readonly url: string; readonly hits: () => number }> {
  let hits = 0;
  const server: Server = createServer((_, outgoing) => outgoing.end("{}"));
  server.on("connection", () => {
    hits += 1;
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${portOf(server.address())}/hit`, hits: () => hits };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

/** A memory with an address wherever a text may stand. */
function pointing(id: string, url: string): JsonObject {
  return memory(id, url, {
    content: { statement: url, url, $ref: url, image: { src: url }, callback_url: url, [url]: url },
    source: { kind: "document", ref: url },
    evidence: [{ kind: "external_record", ref: url, excerpt: url, metadata: { jwks_uri: url, base_url: url } }],
    evidence_refs: [url],
    derived_from: [url],
    extensions: { webhook: url, base_url: url, MGP_LANCEDB_EMBEDDING_BASE_URL: url },
    backend_ref: { dsn: url, endpoint: url },
  });
}

test("no address in a request is ever connected to", async () => {
  const world = await startWorld();
  const { url, hits } = await listener();
  const { headers, ...bot } = world.identities["acme-bot"];
  const withAddress: Readonly<Record<string, string>> = {
    ...headers,
    Forwarded: `for=127.0.0.1;host=${url}`,
    "X-Forwarded-Host": url,
    "X-Original-URL": url,
    Referer: url,
    Link: `<${url}>; rel="preload"`,
    SOAPAction: url,
    traceparent: url,
    "MGP-Request-Id": url,
  };
  const context = { task_id: url, session_id: url, channel: url, correlation_id: url, runtime_id: url };
  const statuses: number[] = [];
  for (const operation of governed) {
    const about = payloadsAbout(url, url)[operation];
    const payload =
      operation === "write"
        ? { memory: pointing(url, url) }
        : operation === "writeBatch"
          ? { items: [{ memory: pointing(`${url}/2`, url) }] }
          : operation === "import"
            ? { memories: [pointing(`${url}/3`, url)] }
            : operation === "update"
              ? { memory_id: url, patch: { source: { kind: "external", ref: url }, extensions: { base_url: url } } }
              : about;
    const body = JSON.stringify(envelope(operation, bot, payload, context));
    statuses.push((await world.send(operation, body, withAddress)).status);
  }
  const client = { name: url, version: url, title: url };
  const hello = { request_id: url, supported_versions: ["0.1.1"], client };
  statuses.push((await world.send("initialize", JSON.stringify(hello), withAddress)).status);
  for (const operation of ["getTask", "cancelTask"] as const) {
    statuses.push((await world.send(operation, JSON.stringify({ request_id: url, task_id: url }), headers)).status);
  }
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(10);
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  expect(hits()).toBe(0);
});

test("a request that is addressed as to a proxy is not passed on", async () => {
  const world = await startWorld({ named: false });
  const { url, hits } = await listener();
  const { host } = new URL(url);
  for (const request of [
    `GET ${url} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    `GET /mgp/capabilities HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    `CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
  ]) {
    await rawExchange(world.port, request);
  }
  expect(hits()).toBe(0);
  expect(at((await world.ask("search", world.anyAgent, { query: "x" })).body, "status")).toBe("ok");
});
