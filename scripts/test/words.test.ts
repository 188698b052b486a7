import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

/** Words of everyday language, for which a text names the component: a caller, the gateway, an operator. */
const everyday = /(?<![\w/])(?:nobody|somebody|whoever|everybody|anybody)(?![\w/])/iu;

/** Names that were given before the field's own: what is written there now is beside each. */
const replaced = /\b(?:unheard|isFarewell|bury|buried|StandingGovernance|patienceMs)\b/u;

/** Files in which a word is a value: a stop word, the user of Unix, a word of a sample text, and this list. */
const exceptions: ReadonlySet<string> = new Set([
  "apps/gateway/test/threats/t11-search-oracle.test.ts",
  "packages/core/src/text/stop-words.ts",
  "packages/governance/test/merging.test.ts",
  "packages/test-servers/README.md",
  "packages/test-servers/src/ordinary-user.ts",
  "scripts/test/words.test.ts",
]);

const folders = ["apps", "bench", "container", "docs", "examples", "packages", "schemas", "scripts"];
const kinds = ["ts", "mjs", "md", "json", "yaml", "py"];

/** Pages and sources, but no records of decisions and no changelogs: these stay as they were written. */
function files(): readonly string[] {
  const patterns = [
    ...folders.flatMap((folder) => kinds.map((kind) => `${folder}/**.${kind}`)),
    ":(glob)*.md",
    ":(glob)*.mjs",
  ];
  const without = [":!docs/decisions", ":!*CHANGELOG.md"];
  const listed = execFileSync("git", ["ls-files", "--", ...patterns, ...without], { cwd: root, encoding: "utf8" });
  return listed.split("\n").filter((file) => file !== "" && !exceptions.has(file));
}

/** The lines of a file that a pattern matches, with their places. */
function linesWith(file: string, pattern: RegExp): readonly string[] {
  const lines = readFileSync(path.join(root, file), "utf8").split("\n");
  return lines.flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : []));
}

test("texts and names speak of components, not of people that are not known", () => {
  expect(files().length).toBeGreaterThan(1_000);
  expect(files().flatMap((file) => linesWith(file, everyday))).toEqual([]);
});

test("names are the field's", () => {
  expect(files().flatMap((file) => linesWith(file, replaced))).toEqual([]);
});

test.each(["nobody waits", "Whoever asks", "it is anybody's"])("the words are found: %s", (text) => {
  expect(everyday.test(text)).toBe(true);
});
