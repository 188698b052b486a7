import { lstatSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { postgresMissing } from "@mgp/test-servers";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { startContainer } from "../src/container.ts";
import { outside } from "../src/image.ts";
import { repository } from "../src/repository.ts";
import { findTools } from "../src/tools.ts";
import { type Deployment, deploy } from "./deployment.ts";

// An image is built, of packages that may have to be downloaded.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 600_000 });

const MEBIBYTE = 1_048_576;

let missing: string | undefined;
let deployment: Deployment;
let remove = async (): Promise<void> => {};

beforeAll(async () => {
  const tools = await findTools();
  missing = "missing" in tools ? tools.missing : postgresMissing();
  if ("missing" in tools || missing !== undefined) return;
  deployment = await deploy(tools.folder);
  remove = async () => await deployment.remove();
});

afterAll(async () => {
  await remove();
});

beforeEach(({ skip }) => {
  skip(missing !== undefined, missing);
});

it("holds what the lockfile names and what was asked for, and no tool", () => {
  const packages = readdirSync(outside(deployment.image, "/app/node_modules/.pnpm"));
  const lockfile = readFileSync(path.join(repository, "pnpm-lock.yaml"), "utf8");
  // What follows the first underscore says which peers a package has got, the project's own packages among them.
  const foreign = packages.map((name) => name.replace(/_.*$/, "").replace("+", "/")).filter((name) => /@\d/.test(name));
  expect(foreign).not.toEqual([]);
  expect(foreign.filter((name) => !lockfile.includes(`\n  '${name}':`) && !lockfile.includes(`\n  ${name}:`))).toEqual(
    [],
  );
  expect(foreign.filter((name) => /^(?:typescript|vitest|node-linux|turbo|@embedded)/.test(name))).toEqual([]);
  expect(readdirSync(outside(deployment.image, "/app/node_modules/@mgp"))).toEqual(
    expect.arrayContaining(["adapter-memory", "adapter-postgres", "ledger", "ledger-postgres"]),
  );
  expect(readdirSync(outside(deployment.image, "/app/node_modules/@mgp"))).not.toContain("adapter-graph");
  expect(sizeOf(outside(deployment.image, "/app"))).toBeLessThan(64 * MEBIBYTE);
});

it("listens to all, as a user that is not root, and asks for a key", () => {
  const { environment, user } = deployment.image;
  expect(environment).toMatchObject({ MGP_GATEWAY_HOST: "0.0.0.0", MGP_GATEWAY_AUTH_MODE: "api_key" });
  expect(user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
});

it("does not start without a key", async () => {
  const container = startContainer(deployment.image);
  await expect(container.says(/MGP gateway on (\S+)/)).rejects.toThrow("MGP_GATEWAY_API_KEY");
});

it("does not start with a key out of an example, since others than this machine reach it", async () => {
  const container = startContainer(deployment.image, { environment: { MGP_GATEWAY_API_KEY: "change-me" } });
  await expect(container.says(/MGP gateway on (\S+)/)).rejects.toThrow("an example's placeholder");
});

it("is healthy, keeps what one of two gateways wrote, and stops at once when it is told to", async () => {
  const before = readdirSync(deployment.image.root, { recursive: true });
  const [one, other] = [await deployment.gateway(), await deployment.gateway()];
  expect(await one.container.checkHealth()).toBe(0);
  const written = await ask(one.url, "write", { memory: tea });
  expect(written).toMatchObject({ status: "ok", data: { resolution: "created" } });
  const found = await ask(other.url, "search", { query: "Which tea?" });
  expect(found).toMatchObject({ status: "ok", data: { results: [{ memory: { memory_id: "tea" } }] } });
  expect((await post(one.url, "search", { query: "tea" }, "another key")).status).toBe(401);
  expect(await one.container.stop()).toBe(0);
  expect(await one.container.checkHealth()).toBe(1);
  // With its state in the database it keeps nothing; else it would be in the volume, as the rest may be read-only.
  expect(one.container.written()).toEqual([]);
  expect(readdirSync(deployment.image.root, { recursive: true })).toEqual(before);
});

it("is told nothing that it does not know", async () => {
  const { environment } = deployment.services.gateway;
  const given = Object.keys({ ...deployment.image.environment, ...environment }).filter((name) =>
    name.startsWith("MGP_"),
  );
  const known = await deployment.run("--help");
  expect(given.filter((name) => !new RegExp(`\\b${name}\\b`).test(known))).toEqual([]);
});

it("migrates when it is asked to", async () => {
  expect(await deployment.run("migrate")).toMatch(/adapter postgres .*\n.*ledger postgres .*/);
});

const tea = {
  memory_id: "tea",
  subject: { kind: "user", id: "ada" },
  scope: "user",
  type: "preference",
  content: { statement: "Ada prefers white tea." },
  source: { kind: "chat", ref: "chat:1" },
  created_at: "2026-01-02T03:04:05Z",
};

async function ask(url: string, operation: string, payload: object): Promise<unknown> {
  const key = deployment.services.gateway.environment["MGP_GATEWAY_API_KEY"] ?? "";
  return await (await post(url, operation, payload, key)).json();
}

async function post(url: string, operation: string, payload: object, key: string): Promise<Response> {
  return await fetch(`${url}/mgp/${operation}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-MGP-API-Key": key },
    body: JSON.stringify({
      request_id: `r-${operation}`,
      policy_context: {
        actor_agent: "support/bot",
        acting_for_subject: { kind: "user", id: "ada" },
        requested_action: operation,
        tenant_id: "acme",
      },
      payload,
    }),
  });
}

/** In bytes; what is linked counts where it is. */
function sizeOf(file: string): number {
  const found = lstatSync(file);
  if (!found.isDirectory()) return found.size;
  return readdirSync(file).reduce((sum, name) => sum + sizeOf(path.join(file, name)), 0);
}
