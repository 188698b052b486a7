import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { nodeArguments } from "./children/run.ts";
import { temporaryFolder } from "./samples.ts";

test("the example of the README runs as it stands", () => {
  const readme = readFileSync(path.join(import.meta.dirname, "..", "README.md"), "utf8");
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  // Beside this file, because there the package finds itself by its name.
  const file = path.join(import.meta.dirname, `readme-example-${process.pid}.ts`);
  writeFileSync(file, example);
  onTestFinished(() => rmSync(file, { force: true }));
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeArguments, file], {
    cwd: temporaryFolder(),
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout).toMatch(/^1\n\{\s+lines: 1,\s+head: '[0-9a-f]{64}'\s+\}\n\{"action":"read",.*\}\n$/);
});
