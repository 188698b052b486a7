import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { sharedServer } from "./servers.ts";

const server = sharedServer();

test("the example of the README runs as it stands", async () => {
  const dsn = await server().createDatabase();
  const readme = readFileSync(path.join(import.meta.dirname, "..", "README.md"), "utf8");
  const example = /```typescript\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  // Beside this file, because there the package finds itself by its name.
  const file = path.join(import.meta.dirname, `readme-example-${process.pid}.ts`);
  writeFileSync(file, example);
  onTestFinished(() => rmSync(file, { force: true }));
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=@mgp/source", file], {
    encoding: "utf8",
    env: { ...process.env, MGP_LEDGER_DSN: dsn },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(
    /^1\n\{\s+chains: \[\s*\{\s*chain: 1,\s*lines: 1,\s*head: '[0-9a-f]{64}'\s*\}\s*\],\s+missingHeads: \[\]\s+\}\n$/,
  );
});
