import { openLedger } from "@mgp/ledger";
import { expect, test } from "vitest";
import { parseCallers } from "../src/authentication/callers-file.ts";
import { namedCallers } from "../src/authentication/modes.ts";
import { newKey } from "../src/authentication/new-key.ts";
import { createGateway } from "../src/gateway.ts";
import type { Log } from "../src/log/log.ts";
import { listening } from "./support/listening.ts";
import { startGateway } from "./support/start-gateway.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";
import { openTestBackend } from "./support/test-backend.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The lines of answered requests, in order. */
function noted(): { readonly log: Log; readonly lines: readonly Fields[] } {
  const lines: Fields[] = [];
  const log: Log = (_level, event, fields) => {
    if (event === "request_completed") lines.push(fields ?? {});
  };
  return { log, lines };
}

function keyed(changes: Fields): { readonly key: string; readonly authenticate: ReturnType<typeof namedCallers> } {
  const { key, entry } = newKey("bot");
  const text = JSON.stringify({ callers: [{ ...entry, ...changes }] });
  return { key, authenticate: namedCallers(parseCallers(text)) };
}

function bodyOf(payload: object, action: string): string {
  const policy_context = {
    actor_agent: "a",
    acting_for_subject: { kind: "user", id: "u" },
    requested_action: action,
  };
  return JSON.stringify({ request_id: "r", policy_context, payload });
}

test("the line of a refused request names the caller, or else the address, with code and reason", async () => {
  const { log, lines } = noted();
  const { key, authenticate } = keyed({ actions: ["read"] });
  const gateway = await createGateway({
    backend: await openTestBackend(),
    ledger: await openLedger({ stateDirectory: temporaryFolder() }),
    authenticate,
    log,
  });
  const { url } = await listening(gateway);
  const headers = { "X-MGP-API-Key": key, "Content-Type": "application/json" };
  const send = async (path: string, body: string, more: Readonly<Record<string, string>>): Promise<void> => {
    await fetch(url + path, { method: "POST", body, headers: more });
  };
  await send("/mgp/get", "{}", {});
  await send("/mgp/get", "{}", { "X-MGP-API-Key": "secret-guess" });
  await send("/mgp/get", "{}", { "X-MGP-API-Key": "secret-guess", Authorization: "Bearer another-guess" });
  await send("/mgp/delete", bodyOf({ memory_id: "m" }, "delete"), headers);
  await send("/mgp/get", bodyOf({ memory_id: 7, secretPetName: 1 }, "read"), headers);
  await send("/secret", "{}", headers);
  await send("/mgp/get", bodyOf({ memory_id: "m" }, "read"), headers);
  const caller = { caller: "bot", address: undefined };
  const address = { caller: undefined, address: "127.0.0.1", error_code: "MGP_POLICY_DENIED", status_code: 401 };
  expect(lines).toMatchObject([
    { ...address, reason: "credential_missing" },
    { ...address, reason: "credential_wrong" },
    { ...address, reason: "credentials_differ" },
    { ...caller, status_code: 403, error_code: "MGP_POLICY_DENIED", reason: "action_not_allowed" },
    { ...caller, status_code: 400, error_code: "MGP_INVALID_OBJECT", reason: "get-memory.request.schema.json" },
    { ...caller, status_code: 404, error_code: "MGP_INVALID_OBJECT", reason: "path_unknown" },
    { ...caller, status_code: 404, error_code: "MGP_MEMORY_NOT_FOUND", reason: undefined },
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/guess|secretPetName/);
});

test("a request that is served is logged without an address", async () => {
  const { log, lines } = noted();
  const { url } = await startGateway({ log });
  await fetch(`${url}/mgp/capabilities`);
  expect(lines).toMatchObject([{ status_code: 200, caller: undefined, address: undefined, reason: undefined }]);
});

test.each([
  [true, ["/healthz", "/readyz", "/version", "/metrics", "/readyz", "/mgp/capabilities"]],
  [false, ["/readyz", "/mgp/capabilities"]],
])("probes are logged: %s; one that fails is", async (logProbes, paths) => {
  const { log, lines } = noted();
  const { url, gateway } = await startGateway({ log, logProbes });
  for (const path of ["/healthz", "/readyz", "/version", "/metrics"]) await fetch(url + path);
  gateway.drain();
  for (const path of ["/readyz", "/mgp/capabilities"]) await fetch(url + path);
  expect(lines.map(({ path }) => path)).toEqual(paths);
});

test("a caller without an action and with the right to metrics may read these, and nothing else", async () => {
  const { key, authenticate } = keyed({ actions: [], rights: ["metrics"] });
  const { url, governance } = await startGateway({ authenticate });
  const headers = { "X-MGP-API-Key": key };
  const statusOf = async (path: string): Promise<number> => (await fetch(url + path, { headers })).status;
  expect(await statusOf("/metrics")).toBe(200);
  for (const path of ["/openapi.json", "/nothing", "/mgp/capabilities"])
    expect([path, await statusOf(path)]).toEqual([path, 403]);
  expect(governance.handled).toEqual([]);
  expect(governance.refused).toHaveLength(1);
});

test("a caller of its own needs the right to read metrics, which count what all callers do", async () => {
  const { key, authenticate } = keyed({});
  const { log, lines } = noted();
  const { url } = await startGateway({ authenticate, log });
  const response = await fetch(`${url}/metrics`, { headers: { "X-MGP-API-Key": key } });
  expect(response.status).toBe(403);
  expect(lines).toMatchObject([{ caller: "bot", reason: "metrics_right_missing" }]);
});
