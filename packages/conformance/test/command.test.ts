import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { run } from "../src/command/run.ts";
import { allCases, runConformance } from "../src/index.ts";
import limitedAdapter, { limits } from "./limited-adapter.ts";

const folder = mkdtempSync(path.join(tmpdir(), "mgp-conformance-command-"));
const journal = path.join(import.meta.dirname, "journal", "adapter.ts");

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command as started in this package. */
async function command(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let [out, err] = ["", ""];
  const code = await run(args, {
    workingDirectory: import.meta.dirname,
    execArgv: ["--conditions=@mgp/source"],
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

test("a good adapter exits with 0 and a report", async () => {
  const json = path.join(folder, "good.json");
  const { code, out } = await command(
    "@mgp/adapter-memory",
    "--case",
    "insert-new",
    "--case",
    "reopen-keeps",
    "--json",
    json,
  );
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(
      /insert\n {2}ok {4}insert-new .*reopen-keeps: not claimed.*memory: 1 passed, 0 failed, 1 not claimed/s,
    ),
  ]);
  expect(JSON.parse(readFileSync(json, "utf8"))).toMatchObject({
    adapter: "memory",
    passed: 1,
    results: [{ outcome: "passed" }, { outcome: "not_claimed" }],
  });
});

test("settings come from the options file, with a folder for each case; a failure exits with 1 and says why", async () => {
  const options = path.join(folder, "options.json");
  writeFileSync(
    options,
    JSON.stringify({ settings: { MGP_JOURNAL_FOLDER: "{folder}", MGP_JOURNAL_FAULT: "no-lock" } }),
  );
  const { code, out } = await command(
    `./${path.basename(path.dirname(journal))}/adapter.ts`,
    "--options",
    options,
    "--case",
    "process-second-opener",
    "--case",
    "opens",
  );
  expect([code, out]).toEqual([
    1,
    expect.stringMatching(
      /FAILED process-second-opener.*why it matters: Two gateways.*1 passed, 1 failed.*failed: process-second-opener/s,
    ),
  ]);
});

test("the report lists what limits the store", async () => {
  const report = await runConformance({ adapter: limitedAdapter }, { cases: ["opens"] });
  expect(report.limits).toEqual(limits);
});

test("what limits the store is printed, a line for each with the hook that lifts it", async () => {
  const { code, out } = await command("./limited-adapter.ts", "--case", "opens");
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(
      /\n\nlimits, each with the hook that lifts it\n {2}search: A search reads all memories\.\n {2}list: A list reads all\.\n\nlimited: 1 passed/,
    ),
  ]);
});

test("a store without limits is told of without them", async () => {
  const { out } = await command("@mgp/adapter-memory", "--case", "opens");
  expect(out).not.toContain("limits");
});

test.each([
  [[], /^Usage/],
  [
    ["mgp-adapter-absent"],
    /mgp-adapter-absent cannot be imported from here: .*npm install --save-dev mgp-adapter-absent/,
  ],
  [["@mgp/core"], /no adapter as its default export/],
  [["@mgp/adapter-memory", "--options", "absent.json"], /^The options file .*absent\.json cannot be read \(ENOENT\)\./],
  [["@mgp/adapter-memory", "--json", "absent/report.json"], /^--json: there is no folder .*absent\. Make it first\./],
  [
    ["@mgp/adapter-memory", "--case", "insert-rce-key"],
    /^There is no .* "insert-rce-key"\. Did you mean insert-race-key/,
  ],
  [["@mgp/adapter-memory", "--case", "xyzzy"], /^There is no .* "xyzzy"\. mgp-conformance --list shows all\n$/],
  [["@mgp/adapter-memory", "--seed", "x"], /whole number/],
  [["@mgp/adapter-memory", "--no-such"], /--no-such/],
])("%j cannot be run and says so", async (args, message) => {
  const { code, err } = await command(...args);
  expect([code, err]).toEqual([2, expect.stringMatching(message)]);
});

test.each([
  ['{ "settings": {\n "MGP_KEY": "sesame" "MGP_X": "y" } }', /is not valid JSON: line 2, column 22\.\n$/],
  ['{ "settings": { "MGP_KEY": "sesame"', /is not valid JSON: line 1, column 36/],
  ['{ "settings": { "MGP_KEY": "sesame", "MGP_PORT": 8080 } }', /the value of MGP_PORT has to be a text, in quotes/],
  ['{ "setting": { "MGP_KEY": "sesame" } }', /has no "settings": it has to be/],
])("the options file %j is answered with one sentence, which shows none of its values", async (text, message) => {
  const options = path.join(folder, "wrong.json");
  writeFileSync(options, text);
  const { code, err } = await command("@mgp/adapter-memory", "--options", options);
  expect([code, err, err.split("\n").length]).toEqual([2, expect.stringMatching(message), 2]);
  expect(err).not.toContain("sesame");
});

test("the list shows every case with its title and its condition, and opens nothing", async () => {
  const { code, out } = await command("--list");
  const listed = out.split("\n").filter((line) => line.startsWith("  "));
  expect([code, listed.length]).toEqual([0, allCases.length]);
  expect(out).toMatch(/^opening\n {2}opens: an empty backend opens.*\n[^]*search-unsupported: .* \(applies with not /);
});

test("help is printed when asked for", async () => {
  const { code, out } = await command("--help");
  expect([code, out]).toEqual([0, expect.stringMatching(/^Usage: mgp-conformance <package>/)]);
});
