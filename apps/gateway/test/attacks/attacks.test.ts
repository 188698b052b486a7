import { execFile } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { expect, inject, test } from "vitest";
import { startProcess } from "../support/gateway-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { testAdapter, testSettings } from "../support/test-backend.ts";

const run = promisify(execFile);
const scripts = path.join(import.meta.dirname, "../../../../../shared/cases/attacks");

type Settings = Readonly<Record<string, string>>;

/** A script that ends with 0 if the gateway withstood it, and what it was written for. */
interface Attack {
  readonly script: string;
  readonly mode: "off" | "api_key" | "callers";
  /** Of the gateway, beside those of its mode and its adapter. */
  readonly settings?: Settings;
  /** Of the script. */
  readonly environment?: Settings;
  /** Behind the gateway's address. */
  readonly words?: readonly string[];
  readonly interpreter?: "python3";
}

const API_KEY = "the-key-of-this-test-alone";

/** Where the gateway writes its audit log, in the folder in which it runs. */
const AUDIT_LOG = "audit.jsonl";

/** Who wrote what the attack is after. */
const OWNER = { OWNER_KEY: "ka", OWNER_AGENT: "agent/a" };

const attacks: readonly Attack[] = [
  { script: "audit-amplification.mjs", mode: "off", environment: { ITEMS: "20" }, words: [AUDIT_LOG] },
  { script: "audit-amplification.mjs", mode: "off", environment: { ITEMS: "300" }, words: [AUDIT_LOG] },
  { script: "audit-default-tenant.mjs", mode: "callers" },
  { script: "cjk-char-by-char.mjs", mode: "callers", environment: { ...OWNER, TENANT: "acme", KEY: "kr" } },
  { script: "cursor-plaintext.mjs", mode: "off" },
  { script: "declassify-by-patch.mjs", mode: "api_key", environment: { KEY: API_KEY } },
  { script: "dns-rebinding.mjs", mode: "off" },
  { script: "huge-answers.mjs", mode: "off", environment: { COUNT: "60" } },
  { script: "lockout-behind-proxy.mjs", mode: "callers" },
  { script: "masked-oracles.mjs", mode: "callers", environment: { ...OWNER, KEY: "kr", AGENT: "nowrite" } },
  { script: "masked-oracles.mjs", mode: "callers", environment: { ...OWNER, KEY: "ka", AGENT: "agent/a" } },
  { script: "search-reanalyses-results.mjs", mode: "off" },
  { script: "tasks-forever.mjs", mode: "off", settings: { MGP_TASK_TTL_SECONDS: "1" } },
  { script: "tenant-names.mjs", mode: "off" },
  { script: "write-only-reads.mjs", mode: "callers" },
];

/** It says nothing of an adapter, and takes its time: a socket that does not move is watched for half a minute. */
const slowReaders: Attack = {
  script: "slow-read-exhausts.py",
  mode: "off",
  settings: { MGP_LIMIT_CONNECTIONS: "40" },
  words: ["40", "60"],
  interpreter: "python3",
};

const chosen = testAdapter === "memory" ? [...attacks, slowReaders] : attacks;

test.for(chosen)("$script is withstood, with $environment", { timeout: 180_000 }, async (attack, { skip }) => {
  skip(!existsSync(scripts) && process.env["CI"] !== "true", "../shared/cases/attacks is not there");
  const folder = temporaryFolder();
  const gateway = startProcess([], { cwd: folder, environment: await settingsFor(attack, folder) });
  const url = await gateway.url;
  const words = [path.join(scripts, attack.script), url, ...(attack.words ?? [])];
  const { code, said } = await outcome(attack.interpreter ?? process.execPath, words, { cwd: folder, ...attack });
  // What the script said is shown beside a code that is not 0.
  expect({ code, said }).toEqual({ code: 0, said });
});

async function settingsFor({ mode, settings = {} }: Attack, folder: string): Promise<Settings> {
  return {
    MGP_ADAPTER: testAdapter,
    ...testSettings(folder),
    MGP_GATEWAY_PORT: "0",
    MGP_GATEWAY_AUTH_MODE: mode,
    MGP_AUDIT_LOG: AUDIT_LOG,
    ...(testAdapter === "postgres" ? sharedLedger(folder) : {}),
    ...(mode === "api_key" ? { MGP_GATEWAY_API_KEY: API_KEY } : {}),
    ...(mode === "callers" ? { MGP_GATEWAY_CALLERS_FILE: await callersFile(folder) } : {}),
    ...settings,
  };
}

/** Over PostgreSQL the ledger is there too. The script looks at a log in a file, which then stays as it is. */
function sharedLedger(folder: string): Settings {
  writeFileSync(path.join(folder, AUDIT_LOG), "");
  return {
    MGP_LEDGER: "postgres",
    MGP_LEDGER_DSN: inject("postgresDsn"),
    MGP_LEDGER_SCHEMA: `attack_${path.basename(folder).replaceAll(/\W/g, "_").toLowerCase()}`,
  };
}

async function callersFile(folder: string): Promise<string> {
  const file = path.join(folder, "callers.json");
  await run(process.execPath, [path.join(scripts, "callers.mjs"), file]);
  chmodSync(file, 0o600);
  expect(readFileSync(file, "utf8")).toContain("key_sha256");
  return file;
}

/** The exit code, and all that was said. */
async function outcome(
  program: string,
  words: readonly string[],
  { cwd, environment = {} }: { readonly cwd: string; readonly environment?: Settings },
): Promise<{ readonly code: unknown; readonly said: string }> {
  const env = { PATH: process.env["PATH"], ...environment };
  try {
    const { stdout, stderr } = await run(program, words, { cwd, env, timeout: 170_000 });
    return { code: 0, said: stdout + stderr };
  } catch (error) {
    if (!(error instanceof Error && "code" in error && "stdout" in error && "stderr" in error)) throw error;
    return { code: error.code, said: `${String(error.stdout)}${String(error.stderr)}` };
  }
}
