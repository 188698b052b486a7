import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { sharedServer } from "./support.ts";

const server = sharedServer();

test("the example of the README runs as it stands", () => {
  const readme = readFileSync(path.join(import.meta.dirname, "..", "README.md"), "utf8");
  const example = /```typescript\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  // Beside this file, because there the package finds itself by its name.
  const file = path.join(import.meta.dirname, `readme-example-${process.pid}.ts`);
  writeFileSync(file, example);
  onTestFinished(() => rmSync(file, { force: true }));
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=@mgp/source", file], {
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: server().dsn },
  });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "[ { one: 1 } ]\n", stderr: "" });
});
