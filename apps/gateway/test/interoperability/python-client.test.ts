import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { testAdapter } from "../support/test-backend.ts";
import { startOurGateway } from "./support/gateways.ts";
import { at, isArray, type Json, parseJson, textAt } from "./support/json.ts";
import { publishedPackages } from "./support/published-packages.ts";

const run = promisify(execFile);
const driver = path.join(import.meta.dirname, "python/drive_client.py");
const secret = "a-shared-secret-of-the-interoperability-tests";

/** Every public method of the client. */
const methods = [
  "write_memory",
  "write_candidate",
  "search_memory",
  "get_memory",
  "update_memory",
  "expire_memory",
  "revoke_memory",
  "delete_memory",
  "purge_memory",
  "write_batch",
  "export_memories",
  "import_memories",
  "sync_memories",
  "query_audit",
  "get_capabilities",
  "initialize",
  "get_task",
  "cancel_task",
  "wait_for_task",
  "iter_search_pages",
  "iter_search_results",
  "iter_audit_pages",
  "iter_audit_events",
  "close",
];
const clients = ["sync", "async"];

let lines: readonly Json[] = [];

beforeAll(async () => {
  const python = await publishedPackages.find("python");
  if ("program" in python) lines = await drive(python.program);
}, 240_000);

async function drive(python: string): Promise<readonly Json[]> {
  const gateways = await Promise.all([
    startOurGateway(),
    startOurGateway({ MGP_GATEWAY_AUTH_MODE: "api_key", MGP_GATEWAY_API_KEY: secret }),
    startOurGateway({ MGP_GATEWAY_AUTH_MODE: "bearer", MGP_GATEWAY_BEARER_TOKEN: secret }),
  ]);
  try {
    const { stdout } = await run(python, [driver, ...gateways.map(({ url }) => url), secret], {
      timeout: 60_000,
      env: { PATH: process.env["PATH"], PYTHONDONTWRITEBYTECODE: "1", MGP_TEST_ADAPTER: testAdapter },
    });
    return stdout
      .trim()
      .split("\n")
      .map((line) => parseJson(line) ?? line);
  } finally {
    await Promise.all(gateways.map(async (gateway) => await gateway.stop()));
  }
}

const cases = clients.flatMap((client) =>
  [...methods, "error_classes", "authentication"].map((method) => `${client}.${method}`),
);

test.for(cases)("%s of the published client works against this gateway", async (name, context) => {
  await publishedPackages.require(context, "python");
  const line = lines.find((candidate) => at(candidate, "name") === name);
  expect(line, "the driver says nothing about it").toBeDefined();
  expect(textAt(line, "failure") ?? "").toBe("");
});

test.for(clients)("every public method of the %s client is driven", async (client, context) => {
  await publishedPackages.require(context, "python");
  const found = at(
    lines.find((line) => at(line, "client") === client),
    "methods",
  );
  expect(new Set(isArray(found) ? found : [])).toEqual(new Set(methods));
});
