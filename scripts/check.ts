// `pnpm test`: every check of the repository, one after the other. `pnpm check <step...>` runs some of them.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { runTests } from "./run-tests.ts";

const root = path.join(import.meta.dirname, "..");

const commands: Readonly<Record<string, readonly string[]>> = {
  format: ["oxfmt", "--check"],
  lint: ["oxlint"],
  types: ["tsc", "--noEmit"],
  imports: [
    "depcruise",
    "--config",
    ".dependency-cruiser.cjs",
    "schemas",
    "packages",
    "apps",
    "examples",
    "bench",
    "container",
  ],
  unused: ["knip"],
  generated: ["node", "packages/core/generate/main.ts", "--check"],
  // Every build runs publint and attw on what it would publish.
  build: ["turbo", "run", "build", "--output-logs=errors-only"],
  packed: ["node", "scripts/packed.ts"],
};

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** The output of a step is of interest only when it failed. */
function runCommand([command = "", ...args]: readonly string[]): boolean {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32",
    env: {
      ...process.env,
      PATH: `${path.join(root, "node_modules", ".bin")}${path.delimiter}${process.env["PATH"] ?? ""}`,
      TURBO_TELEMETRY_DISABLED: "1",
    },
  });
  if (status === 0) return true;
  console.log(`${stdout}${stderr}${error === undefined ? "" : error.message}`.trimEnd());
  return false;
}

async function runStep(name: string): Promise<Counts> {
  const command = commands[name];
  if (command === undefined) return runTests(root);
  return runCommand(command) ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

const names = [...Object.keys(commands), "test"];
const chosen = process.argv.slice(2).filter((argument) => argument !== "--");
const unknown = chosen.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown step ${unknown.join(", ")}. The steps are ${names.join(", ")}.`);
  process.exit(1);
}

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const outcomes: string[] = [];
for (const name of chosen.length > 0 ? chosen : names) {
  const start = performance.now();
  const counts = await runStep(name);
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const outcome = `${counts.failed === 0 ? "ok    " : "FAILED"} ${name.padEnd(9)} ${seconds.padStart(6)} s`;
  outcomes.push(outcome);
  console.log(outcome);
}

console.log(["", "All steps:", ...outcomes, ""].join("\n"));
// A machine that should have everything may not leave anything out.
const skipsFail = process.env["CI"] === "true";
if (skipsFail && total.skipped > 0) console.log("With CI=true a skipped test counts as failed.");
const failed = total.failed + (skipsFail ? total.skipped : 0);
console.log(`${total.passed} passed, ${failed} failed, ${skipsFail ? 0 : total.skipped} skipped`);
process.exit(failed === 0 ? 0 : 1);
