import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, it } from "vitest";
import { rows } from "../src/rows.ts";

const main = path.join(import.meta.dirname, "../src/main.ts");

// That the harness runs; what it measures in so short a time means nothing, and is not looked at.
it("prints a line for every row", { timeout: 120_000 }, () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [main, "--source", "--without-python", "--size", "40", "--rounds", "1", "--seconds", "0.01"],
    { encoding: "utf8" },
  );
  expect(stderr).toBe("");
  expect(status).toBe(0);
  const printed = stdout.split("\n").slice(1, -1);
  expect(printed.map((line) => line.split(" ", 1)[0])).toEqual(expect.arrayContaining(rows.map((row) => row.name)));
  expect(printed).toHaveLength(rows.length);
  const untargeted = new Set(rows.filter((row) => row.target === undefined).map((row) => row.name));
  for (const line of printed) {
    const verdict = untargeted.has(line.split(" ", 1)[0] ?? "") ? / \d\.\d{3} / : / (?:ok|MISSED) /;
    expect(line).toMatch(new RegExp(`${verdict.source}|left out .* (?:not wanted|PostgreSQL .*|is not there)$`));
  }
});

it("names the rows when it is asked for another", () => {
  const { status, stderr } = spawnSync(process.execPath, [main, "--only", "speed"], { encoding: "utf8" });
  expect(status).toBe(1);
  expect(stderr).toContain("echo/write");
});
