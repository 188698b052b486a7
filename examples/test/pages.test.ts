import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { errorCodes } from "@mgp/core";
import { afterAll, expect, test, vi } from "vitest";
import { readPage, root } from "./support/markdown.ts";
import { Workplace } from "./support/processes.ts";

// Processes are started, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const place = new Workplace();

afterAll(async () => {
  await place.close();
});

function errorTable(): string {
  const rows = Object.entries(errorCodes).map(
    ([code, { status, retryable, message }]) =>
      `| \`${code}\` | ${status} | ${retryable ? "yes" : "no"} | ${message} |`,
  );
  return ["| Code | Status | Retry | Meaning |", "|---|---|---|---|", ...rows].join("\n");
}

/** `MGP_UPDATE=1` writes the table anew. */
test("the page of error codes has all of them", () => {
  const file = path.join(root, "docs/errors.md");
  const updated = readFileSync(file, "utf8").replace(
    /(<!-- errors: begin -->\n)[^]*(<!-- errors: end -->)/,
    (_, begin: string, end: string) => `${begin}${errorTable()}\n${end}`,
  );
  if (process.env["MGP_UPDATE"] === "1") writeFileSync(file, updated);
  expect(readFileSync(file, "utf8")).toBe(updated);
});

const memory = {
  memory_id: "tea",
  subject: { kind: "user", id: "ada" },
  scope: "user",
  type: "preference",
  content: { statement: "Ada prefers green tea." },
  source: { kind: "chat", ref: "chat:1" },
  created_at: "2026-01-02T03:04:05Z",
};

/** Requests that are refused before they are looked into, by the status of their answers. */
const refused: Readonly<Record<number, readonly [path: string, request: RequestInit]>> = {
  404: ["/mgp/nothing", {}],
  405: ["/mgp/write", { method: "DELETE" }],
  413: ["/mgp/write", post(`"${"a".repeat(1_100_000)}"`)],
  415: ["/mgp/write", post("{}", "text/plain")],
  421: ["/mgp/capabilities", { headers: { Origin: "http://elsewhere.example" } }],
  431: ["/healthz", { headers: { "X-Long": "a".repeat(20_000) } }],
};

function post(body: string, type = "application/json"): RequestInit {
  return { method: "POST", headers: { "Content-Type": type }, body };
}

test.each(Object.entries(refused))("the page of error codes says what a %s is", async (status, [name, request]) => {
  const { url } = await place.gateway();
  const response = await fetch(`${url}${name}`, request);
  const [, code = ""] = /"code":"(\w+)"/.exec(await response.text()) ?? [];
  expect(response.status).toBe(Number(status));
  expect(readPage("docs/errors.md")).toContain(`| ${status} | \`${code}\` |`);
});

test("the reason of a denial stands where the page of error codes says", async () => {
  const { url } = await place.gateway();
  const request = {
    request_id: "r-1",
    policy_context: {
      actor_agent: "support/bot",
      acting_for_subject: memory.subject,
      requested_action: "write",
      tenant_id: "acme",
    },
    payload: { memory: { ...memory, backend_ref: { tenant_id: "another" } } },
  };
  const answer = await (await fetch(`${url}/mgp/write`, post(JSON.stringify(request)))).text();
  expect(answer).toContain('"error":{"code":"MGP_POLICY_DENIED","message":"tenant_mismatch","details":{}}');
  expect(readPage("docs/errors.md")).not.toContain("| `reason_code` |");
});

test("the page of metrics names every metric of the gateway", async () => {
  const { url } = await place.gateway();
  const text = await (await fetch(`${url}/metrics`)).text();
  const names = [...text.matchAll(/^# TYPE (mgp_\w+) /gm)].map(([, name = ""]) => name);
  const page = readPage("docs/metrics.md");
  expect(names.length).toBeGreaterThan(3);
  expect(names.filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([]);
});
