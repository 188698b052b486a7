import { describe, expect, it } from "vitest";
import { postgresAdapter, type PostgresAdapterOptions } from "../src/index.ts";
import { resolved } from "../src/options.ts";
import { refusalOf } from "./refusal.ts";

const DSN = "postgres://role:secret-password@db.internal:5432/memories";

async function optionsOf(more: Readonly<Record<string, string>>): Promise<PostgresAdapterOptions> {
  return await Promise.resolve().then(() => postgresAdapter.optionsFrom({ MGP_POSTGRES_DSN: DSN, ...more }));
}

describe("the settings", () => {
  it("are read as they are meant", async () => {
    expect(await optionsOf({})).toEqual({ dsn: DSN, rowLevelSecurity: false, migrate: true });
    const given = {
      MGP_POSTGRES_SCHEMA: "other_2",
      MGP_POSTGRES_POOL_SIZE: "3",
      MGP_POSTGRES_CONNECT_TIMEOUT_MS: "250",
      MGP_POSTGRES_RLS: "1",
      MGP_POSTGRES_PARTITIONS: "16",
      MGP_POSTGRES_MIGRATE: "off",
    };
    expect(await optionsOf(given)).toEqual({
      dsn: DSN,
      schema: "other_2",
      poolSize: 3,
      connectTimeoutMs: 250,
      rowLevelSecurity: true,
      partitions: 16,
      migrate: false,
    });
  });

  it.for([
    ["MGP_POSTGRES_DSN", ""],
    ["MGP_POSTGRES_DSN", "mysql://role@host/database"],
    ["MGP_POSTGRES_DSN", "host=localhost password=secret-password"],
    ["MGP_POSTGRES_DSN", "postgres://role:secret-pass/word@host/database"],
    ["MGP_POSTGRES_DSN", `${DSN}?sslmode=prefer`],
    ["MGP_POSTGRES_SCHEMA", 'x"; DROP SCHEMA public; --'],
    ["MGP_POSTGRES_SCHEMA", "Upper"],
    ["MGP_POSTGRES_SCHEMA", "pg_mine"],
    ["MGP_POSTGRES_SCHEMA", "x".repeat(64)],
    ["MGP_POSTGRES_POOL_SIZE", "0"],
    ["MGP_POSTGRES_POOL_SIZE", "many"],
    ["MGP_POSTGRES_CONNECT_TIMEOUT_MS", "1.5"],
    ["MGP_POSTGRES_PARTITIONS", "-1"],
    ["MGP_POSTGRES_RLS", "maybe"],
  ] as const)("are refused by name: %s=%s", async ([name, value]) => {
    const refusal = await refusalOf(optionsOf({ [name]: value }));
    expect(refusal).toMatch(new RegExp(`^misconfigured: ${name} `));
    expect(refusal).not.toContain("secret-password");
  });

  it("are not given when they are empty", async () => {
    expect(await optionsOf({ MGP_POSTGRES_SCHEMA: "", MGP_POSTGRES_MIGRATE: " " })).toEqual(await optionsOf({}));
  });

  it("a limit of 0 is none", async () => {
    const { connectTimeoutMs } = resolved({ ...(await optionsOf({})), connectTimeoutMs: 0 });
    expect(connectTimeoutMs).toBe(600_000);
  });

  it("keep DSN and key secret", () => {
    expect(
      postgresAdapter.settings.filter(({ secret }) => secret === true).map(({ environment }) => environment),
    ).toEqual(["MGP_POSTGRES_DSN", "MGP_POSTGRES_EMBEDDING_API_KEY"]);
  });
});
