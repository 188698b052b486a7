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

test("the page of metrics names every metric of the gateway", async () => {
  const { url } = await place.gateway();
  const text = await (await fetch(`${url}/metrics`)).text();
  const names = [...text.matchAll(/^# TYPE (mgp_\w+) /gm)].map(([, name = ""]) => name);
  const page = readPage("docs/metrics.md");
  expect(names.length).toBeGreaterThan(3);
  expect(names.filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([]);
});
