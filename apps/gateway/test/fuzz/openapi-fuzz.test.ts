import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { newKey } from "../../src/authentication/new-key.ts";
import { startProcess } from "../support/gateway-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { fuzz, schemathesis } from "./support/schemathesis.ts";

/** For both runs together. */
const seconds = Number(process.env["MGP_FUZZ_SECONDS"] ?? "120");
const seed = Number(process.env["MGP_FUZZ_SEED"] ?? "15");

/** How one of the gateways is set up, and how its caller shows who it is. */
interface Setup {
  readonly settings: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

/** With limits so small that what is sent meets them; depth aside, which no schema can say. */
function behindKeys(folder: string): Setup {
  const { key, entry } = newKey("fuzzer");
  const file = path.join(folder, "callers.json");
  const caller = { ...entry, tenants: ["acme"], agents: ["acme/*"], rights: ["raw_export", "declassify"] };
  writeFileSync(file, JSON.stringify({ callers: [caller] }), { mode: 0o600 });
  return {
    headers: { "X-MGP-API-Key": key },
    settings: {
      MGP_GATEWAY_AUTH_MODE: "callers",
      MGP_GATEWAY_CALLERS_FILE: file,
      MGP_LIMIT_TEXT_LENGTH: "256",
      MGP_LIMIT_ID_LENGTH: "64",
      MGP_LIMIT_PAGE_ITEMS: "20",
      MGP_LIMIT_BATCH_ITEMS: "5",
    },
  };
}

const setups: readonly (readonly [string, (folder: string) => Setup])[] = [
  ["authentication off", () => ({ settings: {}, headers: {} })],
  ["callers with keys", behindKeys],
];

/**
 * What the gateway logs of a fault that is its own. It is answered 502, as a request is that runs out of the time that
 * it allowed itself, so that the status alone does not show it.
 */
const ownFault = /request_crashed|The gateway failed|The gateway made an answer|A stored record cannot be read/;

/** The stateful phase has a time of its own, since the first one takes whatever it needs. */
const parts = [
  { phases: ["coverage", "fuzzing"], share: 2 / 3 },
  { phases: ["stateful"], share: 1 / 3 },
];

test.for(setups)(
  "%s: every answer is one that the gateway's own document allows, and what it forbids is refused",
  { timeout: (seconds / 2 + 300) * 1_000 },
  async ([name, setUp], context) => {
    const program = await schemathesis.require(context, "schemathesis");
    const folder = temporaryFolder();
    const { settings, headers } = setUp(folder);
    const gateway = startProcess(["--port", "0", "--log-level", "error"], {
      cwd: folder,
      // The wrong keys that are tried would slow the run.
      environment: { ...settings, MGP_LIMIT_FAILED_AUTHENTICATIONS: "0" },
    });
    const url = await gateway.url;
    let tested = 0;
    for (const { phases, share } of parts) {
      const report = await fuzz({ program, url, headers, phases, seed, seconds: Math.ceil((seconds / 2) * share) });
      process.stdout.write(`${name}: ${phases.join(", ")}: seed ${seed}, ${report.testCases} test cases\n`);
      if (report.failures.length + report.errors.length > 0) throw new Error(report.output);
      tested += report.testCases;
    }
    expect(tested).toBeGreaterThan(0);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(gateway.stderr()).not.toMatch(ownFault);
  },
);
