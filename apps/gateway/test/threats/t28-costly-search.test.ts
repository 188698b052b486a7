import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { at, listAt } from "./support/json.ts";
import { memory } from "./support/requests.ts";
import { startWorld, type World } from "./support/world.ts";

/** Of which the kit scores records by 256. */
const MAX_TERMS = 2_048;

/** How many terms each search asked the backend for. */
function searches(world: World): number[] {
  return world.store.calls
    .filter(({ method }) => method === "search")
    .map(({ input }) => listAt(input[0], "terms").length);
}

function words(count: number): string {
  return Array.from({ length: count }, (_, index) => `w${index.toString(36)}`).join(" ");
}

const worst: readonly (readonly [string, string])[] = [
  ["10,000 words", words(10_000)],
  ["one word of 60,000 letters", "a".repeat(60_000)],
  ["one compound of 30,000 parts", "a-".repeat(30_000)],
  ["underscores only", "_".repeat(60_000)],
  ["30,000 letters in a line of CJK", "漢字".repeat(15_000)],
  ["letters that fold into many", "ﷺ".repeat(20_000)],
  ["combining marks", `e${"\u0301".repeat(60_000)}`],
  ["white space", " ".repeat(60_000)],
  ["quotes", '"'.repeat(60_000)],
  ["digits and dots", "1.".repeat(30_000)],
  ["words that stem", Array.from({ length: 4_000 }, (_, index) => `${index}ingsation`).join(" ")],
];

test.each(worst)("a query of %s costs a bounded number of terms and one look at the backend", async (_, query) => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  for (const id of ["m-1", "m-2"]) await world.ask("write", bot, { memory: memory(id, words(50)) });
  const answer = await world.ask("search", bot, { query });
  expect(answer.status).toBe(200);
  expect(searches(world).length).toBeLessThanOrEqual(1);
  for (const terms of searches(world)) expect(terms).toBeLessThanOrEqual(MAX_TERMS);
  for (const hit of listAt(answer.body, "data", "results"))
    expect(listAt(hit, "matched_terms").length).toBeLessThanOrEqual(MAX_TERMS);
});

test("keywords count toward the same limit", async () => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  await world.ask("write", bot, { memory: memory("m-1", "x") });
  const keywords = Array.from({ length: 20_000 }, (_, index) => `k${index}`);
  const intent = { query_text: words(1_000), intent_type: "free_text", keywords };
  expect((await world.ask("search", bot, { intent })).status).toBe(200);
  expect(searches(world)).toEqual([MAX_TERMS]);
});

test("a query, a page and a memory have limits of their own", async () => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  expect((await world.ask("search", bot, { query: "x".repeat(65_537) })).status).toBe(400);
  expect((await world.ask("search", bot, { query: "x", limit: 1_001 })).status).toBe(400);
  expect(world.store.requests).toEqual([]);
  await world.ask("write", bot, { memory: memory("m-1", words(60_000)) });
  const searchable = world.store.effects[0]?.input[1];
  expect(listAt(searchable, "tokens").length).toBeLessThanOrEqual(24_000);
  expect(String(at(searchable, "text")).length).toBeLessThanOrEqual(8_192);
});

test("a search of large memories looks at a part of them for its terms, and others are served meanwhile", async () => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  // Stop words, so that the analysis does not end at its number of tokens.
  const text = "the.and.of.in.to.it.".repeat(40_000);
  for (let index = 0; index < 3; index += 1)
    await world.ask("write", bot, { memory: memory(`m-${String(index)}`, `needle ${text} behind`) });
  const answer = await world.ask("search", bot, { query: "needle" });
  for (const hit of listAt(answer.body, "data", "results")) expect(at(hit, "matched_terms")).toEqual(["needle"]);
  const behind = await world.ask("search", bot, { query: "behind" });
  expect(listAt(behind.body, "data", "results")).toHaveLength(3);
  for (const hit of listAt(behind.body, "data", "results")) expect(at(hit, "matched_terms")).toEqual([]);
});

test("a search that policy empties asks the backend for the rest in bounded pages", async () => {
  const world = await startWorld({
    policy: (builtIn) => ({
      decide: (question) =>
        question.action === "search"
          ? { decision: "deny", reason_code: "none", applied_rules: [], return_mode: "metadata_only" }
          : builtIn.decide(question),
    }),
  });
  const { "acme-bot": bot } = world.identities;
  const memories = Array.from({ length: 500 }, (_, index) => memory(`m-${index}`, "kiwi"));
  expect((await world.ask("import", bot, { memories })).status).toBe(200);
  const answer = await world.ask("search", bot, { query: "kiwi", limit: 1 });
  expect(listAt(answer.body, "data", "results")).toEqual([]);
  // Not one call for each memory that is left out.
  expect(searches(world).length).toBeLessThanOrEqual(50);
});

/** Every regular expression in the source of what a request runs through. */
function literals(): string[] {
  const root = path.join(import.meta.dirname, "../../../..");
  const files = globSync("{apps/gateway,packages/{core,governance,ledger,adapter-memory}}/src/**/*.ts", { cwd: root });
  const found = new Set<string>();
  for (const file of files) {
    const text = readFileSync(path.join(root, file), "utf8");
    if (file.includes("generated")) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) found.add(node.text);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  }
  return [...found];
}

test("every regular expression is one that V8 can run in linear time", () => {
  const expressions = literals();
  expect(expressions.length).toBeGreaterThan(10);
  // With this flag V8 refuses what it cannot match without going back. It counts to 16 only, and knows no flag i: a
  // repetition without a bound is no easier. A look at what stands beside costs a bounded time where nothing in it
  // repeats without a bound.
  const script = `
    const bounded = /\\(\\?<?[=!](?:\\\\.|\\[(?:\\\\.|[^\\]])*\\]|[^()*+\\\\[])*\\)/g;
    const slow = JSON.parse(process.argv[1]).filter((literal) => {
      const end = literal.lastIndexOf("/");
      try {
        const source = literal.slice(1, end).replace(bounded, "").replace(/\\{\\d+(?:,\\d*)?\\}/g, "+");
        new RegExp(source, literal.slice(end + 1).replace(/[uviy]/g, "") + "l");
        return false;
      } catch {
        return true;
      }
    });
    console.log(JSON.stringify(slow));`;
  const flags = ["--enable-experimental-regexp-engine", "--eval", script];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, JSON.stringify(expressions)], {
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
  expect(JSON.parse(stdout)).toEqual([]);
});
