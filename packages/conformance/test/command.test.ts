import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { run } from "../src/command/run.ts";

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

test.each([
  [[], /^Usage/],
  [
    ["mgp-adapter-of-nobody"],
    /mgp-adapter-of-nobody cannot be imported from here: .*npm install --save-dev mgp-adapter-of-nobody/,
  ],
  [["@mgp/core"], /no adapter as its default export/],
  [["@mgp/adapter-memory", "--options", "absent.json"], /absent\.json/],
  [["@mgp/adapter-memory", "--seed", "x"], /whole number/],
  [["@mgp/adapter-memory", "--no-such"], /--no-such/],
])("%j cannot be run and says so", async (args, message) => {
  const { code, err } = await command(...args);
  expect([code, err]).toEqual([2, expect.stringMatching(message)]);
});

test("help is printed when asked for", async () => {
  const { code, out } = await command("--help");
  expect([code, out]).toEqual([0, expect.stringMatching(/^Usage: mgp-conformance <package>/)]);
});
