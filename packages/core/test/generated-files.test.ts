import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const folder = path.join(import.meta.dirname, "..");

test("the generated files are current", async () => {
  const generator = path.join(folder, "generate/main.ts");
  // Rejects, with the names of the stale files, when the generator finds any.
  await expect(promisify(execFile)(process.execPath, [generator, "--check"])).resolves.toMatchObject({ stderr: "" });
});

test("the validators need nothing beside them", async () => {
  const away = mkdtempSync(path.join(tmpdir(), "validators-"));
  const copy = path.join(away, "validators.mjs");
  copyFileSync(path.join(folder, "src/generated/validators.js"), copy);
  try {
    await expect(promisify(execFile)(process.execPath, [copy])).resolves.toMatchObject({ stderr: "" });
  } finally {
    rmSync(away, { recursive: true });
  }
});
