import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import * as room from "../src/index.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const readme = readFileSync(path.join(import.meta.dirname, "..", "README.md"), "utf8");

test("the example of the README runs as it stands", () => {
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  // Beside this file, because there the package finds itself by its name.
  const file = path.join(import.meta.dirname, `readme-example-${process.pid}.ts`);
  writeFileSync(file, example);
  onTestFinished(() => rmSync(file, { force: true }));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--conditions=@mgp/source", "--disable-warning=ExperimentalWarning", file],
    { cwd: temporaryFolder(), encoding: "utf8" },
  );
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout).toBe("[ 1, 2, 1 ]\n");
});

test("the table of the README names every export", () => {
  for (const name of Object.keys(room)) expect(readme).toContain(`\`${name}\``);
});
