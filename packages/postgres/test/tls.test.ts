import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { type PostgresServer, postgresMissing, startPostgres } from "@mgp/test-servers";
import { afterAll, beforeAll, describe, expect, it, type TestContext } from "vitest";
import { connectFault, connectTroubleOf, type Trouble } from "../src/index.ts";
import { type Certificates, makeCertificates, opensslMissing } from "./certificates.ts";
import { never, plain, poolOf, sharedServer } from "./support.ts";

const PASSWORD = "a/b?c#d@e%f:g h";

const missing = opensslMissing() ?? postgresMissing();
const withoutTls = sharedServer();
let certificates: Certificates;
let server: PostgresServer;

beforeAll(async () => {
  if (missing !== undefined) return;
  certificates = makeCertificates("localhost");
  server = await startPostgres({
    tls: certificates,
    access: [
      "hostssl all encrypted_only 127.0.0.1/32 trust",
      "hostnossl all encrypted_only 127.0.0.1/32 reject",
      "host all with_password 127.0.0.1/32 scram-sha-256",
    ],
  });
  await server.query("CREATE ROLE encrypted_only LOGIN");
  await server.query(`CREATE ROLE with_password LOGIN PASSWORD '${PASSWORD}'`);
});

afterAll(async () => {
  await server.stop();
  certificates.remove();
});

function needed({ skip }: Pick<TestContext, "skip">): void {
  skip(missing !== undefined, missing);
}

function dsnOf(role: string, query = "", host = "localhost"): string {
  return `postgres://${role}@${host}:${server.port}/postgres${query}`;
}

async function isEncrypted(dsn: string): Promise<unknown> {
  const lane = poolOf(dsn).lane(1);
  const connection = await lane.acquire(plain, never);
  if (typeof connection === "string") throw new Error(connection);
  const [row] = await connection.runText("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()");
  lane.release(connection);
  return row?.["ssl"];
}

async function troubleWith(dsn: string): Promise<Trouble | "none"> {
  return await isEncrypted(dsn).then(
    () => "none" as const,
    (error: unknown) => connectTroubleOf(error),
  );
}

describe("sslmode", () => {
  it("is off without a word, and as libpq has it with one", async (context) => {
    needed(context);
    expect(await isEncrypted(dsnOf("postgres"))).toBe(false);
    expect(await isEncrypted(dsnOf("postgres", "?sslmode=disable"))).toBe(false);
    expect(await isEncrypted(dsnOf("postgres", "?sslmode=require"))).toBe(true);
    expect(await isEncrypted(dsnOf("postgres", "?sslmode=require&sslnegotiation=direct"))).toBe(true);
    const root = `&sslrootcert=${encodeURIComponent(certificates.authority)}`;
    for (const host of ["localhost", "127.0.0.1"])
      expect(await isEncrypted(dsnOf("postgres", `?sslmode=verify-ca${root}`, host))).toBe(true);
    expect(await isEncrypted(dsnOf("postgres", `?sslmode=verify-full${root}`))).toBe(true);
    expect(await isEncrypted(dsnOf("postgres", `?sslrootcert=${certificates.authority}`))).toBe(true);
  });

  it("refuses a server that is another one, and says why", async (context) => {
    needed(context);
    const [root, other] = [certificates.authority, certificates.otherAuthority];
    expect(await troubleWith(dsnOf("postgres", `?sslmode=require&sslrootcert=${other}`))).toBe("untrusted");
    expect(await troubleWith(dsnOf("postgres", `?sslmode=verify-ca&sslrootcert=${other}`))).toBe("untrusted");
    expect(await troubleWith(dsnOf("postgres", `?sslmode=verify-full&sslrootcert=${other}`))).toBe("untrusted");
    expect(await troubleWith(dsnOf("postgres", "?sslmode=verify-full"))).toBe("untrusted");
    expect(await troubleWith(dsnOf("postgres", "?sslmode=verify-full&sslrootcert=system"))).toBe("untrusted");
    const byAddress = dsnOf("postgres", `?sslmode=verify-full&sslrootcert=${root}`, "127.0.0.1");
    expect(await troubleWith(byAddress)).toBe("other-name");
    expect(await troubleWith(`${withoutTls().dsn}?sslmode=require`)).toBe("no-tls");
  });

  it("is asked for where the server demands it", async (context) => {
    needed(context);
    expect(await troubleWith(dsnOf("encrypted_only"))).toBe("not-admitted");
    expect(await isEncrypted(dsnOf("encrypted_only", "?sslmode=require"))).toBe(true);
  });
});

describe("what is wrong before the first statement", () => {
  it("is told apart, each in words of its own", async (context) => {
    needed(context);
    const encoded = encodeURIComponent(PASSWORD);
    expect(await troubleWith(dsnOf(`with_password:${encoded}`))).toBe("none");
    const troubles = [
      await troubleWith(dsnOf(`with_password:${encoded}x`)),
      await troubleWith(dsnOf("with_password")),
      await troubleWith(dsnOf("stranger")),
      await troubleWith(dsnOf("postgres").replace(/postgres$/, "nowhere")),
      await troubleWith(dsnOf("postgres", "", "host.invalid")),
      await troubleWith("postgres://postgres@127.0.0.1:1/postgres"),
      await troubleWith("postgres:///postgres?host=/nowhere"),
    ];
    expect(troubles).toEqual([
      "wrong-password",
      "no-password",
      "not-admitted",
      "no-database",
      "no-host",
      "not-listening",
      "not-listening",
    ]);
    const words = new Set(troubles.map((trouble) => trouble !== "none" && connectFault(trouble)?.words));
    expect(words.size).toBe(6);
    expect(connectFault("wrong-password")?.words).toContain("percent-encoded");
  });

  it("prints no warning of the driver, whatever the DSN and the home folder hold", async (context) => {
    needed(context);
    const passwords = path.join(path.dirname(certificates.authority), "pgpass");
    writeFileSync(passwords, `*:*:*:*:${PASSWORD}\n`, { mode: 0o600 });
    const root = `sslrootcert=${certificates.authority}`;
    const said = [
      [dsnOf("postgres", "?sslmode=require"), "encrypted\n"],
      [dsnOf("postgres", `?sslmode=verify-ca&${root}`), "encrypted\n"],
      [dsnOf("with_password"), `${connectFault("no-password")?.words}\n`],
    ] as const;
    for (const [dsn, out] of said) expect(await connectedBy(dsn, { PGPASSFILE: passwords })).toEqual([out, ""]);
    const password = { PGPASSWORD: PASSWORD, PGSSLMODE: "require" };
    expect(await connectedBy(dsnOf("with_password"), password)).toEqual(["encrypted\n", ""]);
  });
});

/** What a process prints that connects: on the standard output, and as errors. */
async function connectedBy(
  dsn: string,
  environment: Readonly<Record<string, string>>,
): Promise<readonly [string, string]> {
  const program = path.join(import.meta.dirname, "children/connect.ts");
  const child = spawn(process.execPath, ["--conditions=@mgp/source", program, dsn], {
    env: { PATH: process.env["PATH"], ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return await Promise.all([text(child.stdout), text(child.stderr)]);
}
