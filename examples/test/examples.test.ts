import { afterAll, expect, test, vi } from "vitest";
import { root } from "./support/markdown.ts";
import { Workplace } from "./support/processes.ts";

// Processes are started, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const place = new Workplace();

afterAll(async () => {
  await place.close();
});

test("in-process writes, searches and asks the audit log", async () => {
  const { code, stdout, stderr } = await place.node("examples/src/in-process.ts");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const answers = stdout
    .split(/^\w+: (?=200$)/m)
    .slice(1)
    .map((text): unknown => JSON.parse(text.slice("200".length)));
  expect(answers).toMatchObject([
    { status: "ok", data: { resolution: "created", return_mode: "raw" } },
    { status: "ok", data: { results: [{ memory: { memory_id: "tea" }, matched_terms: ["tea"] }] } },
    {
      status: "ok",
      data: {
        events: [
          { request_id: "r-1", action: "write" },
          { request_id: "r-2", action: "search" },
        ],
      },
    },
  ]);
});

test("the policy lets only the compliance team purge", async () => {
  const { code, stdout, stderr } = await place.node("examples/src/policy-demonstration.ts");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout.split("\n")).toEqual([
    expect.stringMatching(/^support\/bot: 403 .*"MGP_POLICY_DENIED","message":"purge_needs_compliance"/),
    expect.stringMatching(/^compliance\/eraser: 200 .*"state":"purged"/),
    "",
  ]);
});

test("the policy is a module that a gateway starts with", async () => {
  const { url } = await place.gateway({ MGP_POLICY_MODULE: `${root}/examples/src/policy.ts` });
  await remember(url);
  const denied = await send(url, "purge", "purge", { memory_id: "tea" });
  expect(denied).toMatchObject({ error: { code: "MGP_POLICY_DENIED", message: "purge_needs_compliance" } });
  const events = await send(url, "audit/query", "read", { action: "purge" });
  expect(events).toMatchObject({
    data: { events: [{ decision: { decision: "deny", applied_rules: ["purge_needs_compliance"] } }] },
  });
});

test("the TypeScript client writes, searches, purges and tells an error by its code", async () => {
  const { url } = await place.gateway({ MGP_GATEWAY_AUTH_MODE: "api_key", MGP_GATEWAY_API_KEY: "of-the-test" });
  const { code, stdout, stderr } = await place.node("examples/src/typescript-client.ts", [url], {
    MGP_API_KEY: "of-the-test",
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(
    /^write: created\nsearch: typescript-tea \(0\.\d+\): Ada prefers green tea\.\nget: MGP_MEMORY_NOT_FOUND\n$/,
  );
});

async function remember(url: string): Promise<void> {
  await send(url, "write", "write", {
    memory: {
      memory_id: "tea",
      subject: { kind: "user", id: "ada" },
      scope: "user",
      type: "preference",
      content: { statement: "Ada prefers green tea." },
      source: { kind: "chat", ref: "chat:1" },
      created_at: "2026-01-02T03:04:05Z",
    },
  });
}

async function send(url: string, endpoint: string, action: string, payload: object): Promise<unknown> {
  const response = await fetch(`${url}/mgp/${endpoint}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      request_id: "r-1",
      policy_context: {
        actor_agent: "support/bot",
        acting_for_subject: { kind: "user", id: "ada" },
        requested_action: action,
      },
      payload,
    }),
  });
  return await response.json();
}
