import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { allCases } from "../src/index.ts";

const file = path.join(import.meta.dirname, "..", "README.md");

/** `MGP_UPDATE=1` writes the table anew. */
const doesUpdate = process.env["MGP_UPDATE"] === "1";

function casesTable(): string {
  const rows = allCases.map(({ id, group, title, when = "always" }) => `| ${group} | \`${id}\` | ${title} | ${when} |`);
  return ["| group | case | what holds | applies with |", "|---|---|---|---|", ...rows].join("\n");
}

test("the README lists every case", () => {
  const readme = readFileSync(file, "utf8");
  const updated = readme.replace(
    /(<!-- cases: begin -->\n)[\s\S]*(<!-- cases: end -->)/,
    (_, begin: string, end: string) => `${begin}${casesTable()}\n${end}`,
  );
  if (doesUpdate) writeFileSync(file, updated);
  expect(readFileSync(file, "utf8")).toBe(updated);
});

test("the example of the README runs as it stands", () => {
  const example = /```ts\n([\s\S]*?)```/.exec(readFileSync(file, "utf8"))?.[1] ?? "";
  const copy = path.join(import.meta.dirname, `readme-example-${String(process.pid)}.ts`);
  writeFileSync(copy, example);
  try {
    const args = ["--conditions=@mgp/source", "--test-reporter=tap", copy];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^# pass \d{2,}$/m);
    expect(stdout).toMatch(/^# fail 0$/m);
  } finally {
    rmSync(copy);
  }
}, 120_000);

test("the README names every field of the target", () => {
  const source = readFileSync(path.join(import.meta.dirname, "..", "src", "target.ts"), "utf8");
  const fields = Array.from(
    source.split("interface ConformanceTarget")[1]?.matchAll(/^ {2}readonly (\w+)\??:/gm) ?? [],
    (match) => match[1],
  );
  const readme = readFileSync(file, "utf8");
  expect(fields.length).toBeGreaterThan(5);
  expect(fields.filter((field) => !new RegExp(String.raw`^\| \`${field ?? ""}[\`(]`, "m").test(readme))).toEqual([]);
});

test("ids of cases are words, and each is there once", () => {
  const ids = allCases.map((one) => one.id);
  expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});
