import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";

/** A checkout with a package manager that only notes what it was asked for, and no gateway. */
function checkout(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "mgp-install-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const repository = path.join(import.meta.dirname, "../..");
  for (const file of ["start.mjs", "scripts/node-version/supported.mjs", "package.json"])
    cpSync(path.join(repository, file), path.join(folder, file));
  writeFileSync(path.join(folder, "pnpm-lock.yaml"), "");
  mkdirSync(path.join(folder, "node_modules"));
  const note = 'require("node:fs").writeFileSync(__dirname + "/asked", process.argv.slice(2).join(" "));';
  writeFileSync(path.join(folder, "pnpm.cjs"), note);
  return folder;
}

/** Does a start with these words install all packages? Otherwise it installs the gateway's own. */
function installsAll(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  files: Readonly<Record<string, string | Uint8Array>> = {},
): boolean {
  const folder = checkout();
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  spawnSync(process.execPath, [path.join(folder, "start.mjs"), ...words], {
    cwd: folder,
    env: { PATH: process.env["PATH"], npm_execpath: path.join(folder, "pnpm.cjs"), HOME: folder, ...environment },
    stdio: "ignore",
  });
  const asked = readFileSync(path.join(folder, "asked"), "utf8");
  expect(asked).toMatch(/^(?:--filter-prod @mgp\/gateway\.\.\. install --prod|install) --frozen-lockfile$/);
  return asked.startsWith("install");
}

const graph = '{"adapter":"graph"}';

describe("a start in a checkout", () => {
  test.each([
    [[], {}, {}],
    [["--adapter", "memory"], { MGP_ADAPTER: "graph" }, {}],
    [["--adapter="], { MGP_ADAPTER: "", MGP_LEDGER: " " }, {}],
    [[], { MGP_ADAPTER: "memory" }, { "mgp.config.json": graph }],
    [[], {}, { "mgp.config.json": '{"adapter":"memory","ledger":"embedded","ledger_schema":"x"}' }],
    [["--ledger-schema", "x"], {}, { "mgp.config.json": "{bad" }],
  ] as const)("installs no more than it needs: %j %j %j", (words, environment, files) => {
    expect(installsAll(words, environment, files)).toBe(false);
  });

  test.each([
    [["--adapter", "graph"], {}, {}],
    [["--ledger=postgres"], {}, {}],
    [[], { MGP_ADAPTER: "graph" }, {}],
    [[], {}, { "mgp.config.json": graph }],
    [[], { MGP_ADAPTER: "" }, { "mgp.config.json": `\uFEFF${graph}` }],
    [[], {}, { "mgp.config.json": Buffer.from(`\uFEFF${graph}`, "utf16le") }],
    [["--config", "other.json"], {}, { "other.json": '{"ledger":"postgres"}' }],
    [["--config=~/other.json"], {}, { "other.json": graph }],
    [[], { MGP_CONFIG_FILE: "other.json" }, { "other.json": graph }],
  ] as const)("installs the adapter and ledger that are named: %j %j %j", (words, environment, files) => {
    expect(installsAll(words, environment, files)).toBe(true);
  });
});
