import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { minima, refusal } from "../node-version/supported.mjs";

const repository = path.join(import.meta.dirname, "../..");
const RANGE = ">=22.20 <23 || >=24.7";

test.each(["22.20.0", "22.23.1", "24.7.0", "24.21.0", "25.0.0", "26.1.0-nightly2026"])("%s is supported", (version) => {
  expect(refusal("mgp-gateway", version, RANGE)).toBeUndefined();
});

test.each(["18.20.8", "20.20.2", "22.19.0", "23.11.1", "24.0.0", "24.6.0"])("%s is refused", (version) => {
  expect(refusal("mgp-gateway", version, RANGE)).toBe(
    `mgp-gateway needs Node.js 22.20 or later (below 23), or 24.7 or later; this is ${version}. Install one of those: https://nodejs.org/en/download`,
  );
});

test("the oldest versions that are declared are known, for a check to run on them", () => {
  expect(minima(RANGE)).toEqual(["22.20.0", "24.7.0"]);
});

test("a bound that cannot be read is no bound that is met", () => {
  expect(() => refusal("mgp-gateway", "24.7.0", "^24.7.0")).toThrow("^24.7.0");
});

test("an installed command says which Node.js it needs, before it loads its program", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "mgp-command-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const dist = path.join(folder, "dist");
  mkdirSync(dist);
  for (const file of ["supported.mjs", "installed-command.mjs"])
    cpSync(path.join(repository, "scripts/node-version", file), path.join(dist, file));
  // What an old Node.js makes of newer syntax.
  writeFileSync(path.join(dist, "main.js"), "this is no syntax of this Node.js");
  const manifest = { bin: { "mgp-gateway": "dist/installed-command.mjs" }, engines: { node: ">=99.1" } };
  writeFileSync(path.join(folder, "package.json"), JSON.stringify(manifest));
  const { status, stderr } = spawnSync(process.execPath, [path.join(dist, "installed-command.mjs")], {
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: `mgp-gateway needs Node.js 99.1 or later; this is ${process.versions.node}. Install one of those: https://nodejs.org/en/download\n`,
  });
});
