import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { adapterTable } from "./support/adapter-table.ts";
import { blocksOf, readPage, root } from "./support/markdown.ts";
import { examplesOf, playExample } from "./support/page-examples.ts";
import { Workplace } from "./support/processes.ts";

// Processes are started, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MOST_LINES = 160;
const place = new Workplace();
let gateway: Awaited<ReturnType<Workplace["gateway"]>>;

beforeAll(async () => {
  gateway = await place.gateway();
});

afterAll(async () => {
  await place.close();
});

test("the start prints what the page says", () => {
  const { text } = blocksOf(readPage("README.md")).find(({ language }) => language === "text") ?? {};
  expect(gateway.stdout().replaceAll(gateway.url, "http://127.0.0.1:8080").trimEnd()).toBe(text);
});

test("the page is short", () => {
  expect(readPage("README.md").trimEnd().split("\n").length).toBeLessThanOrEqual(MOST_LINES);
});

describe("each example, in the order of the page", () => {
  test.each(examplesOf("README.md"))("$name", async (example) => {
    expect(await playExample(example, gateway.url, place.folder)).toEqual([]);
  });
});

/** `MGP_UPDATE=1` writes the table anew. */
test("the table of adapters says what they say of themselves", () => {
  const file = path.join(root, "README.md");
  const table = adapterTable();
  const updated = readFileSync(file, "utf8").replace(
    /(<!-- adapters: begin -->\n)[^]*(<!-- adapters: end -->)/,
    (_, begin: string, end: string) => `${begin}${table}\n${end}`,
  );
  if (process.env["MGP_UPDATE"] === "1") writeFileSync(file, updated);
  expect(readFileSync(file, "utf8")).toBe(updated);
});
