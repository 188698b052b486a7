import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { notInstalled } from "../src/adapters/not-installed.ts";
import { anyNumber, textLike, textWith } from "./support/any-text.ts";
import { adapterSource, installFakePackage } from "./support/fake-package.ts";
import { outcome, startProcess } from "./support/gateway-process.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const patience = 20_000;

describe("what needs no gateway", { timeout: patience }, () => {
  test("--version and --help", async () => {
    expect(await outcome(["--version"])).toMatchObject({ code: 0, out: textLike(/^mgp-gateway \d+\.\d+\.\d+\n$/) });
    const help = await outcome(["--help"]);
    expect(help.code).toBe(0);
    expect(help.out).toMatch(/node start.mjs key new/);
    expect(help.out).toMatch(/--port, MGP_GATEWAY_PORT/);
  });

  test("key new prints a key and an entry, and keeps nothing", async () => {
    const { code, out } = await outcome(["key", "new", "--id", "support-bot"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}mgp_[A-Za-z0-9_-]{43}$/m);
    expect(out).toMatch(/"id": "support-bot"/);
    expect(out).toMatch(/"sha256": "[0-9a-f]{64}"/);
  });

  test.each([
    [["--prot", "1"], 'The command has no flag --prot. Did you mean "--port"?'],
    [["serv"], 'There is no command "serv". Did you mean "serve"?'],
    [["--port", "x"], "--port is"],
    [["stray", "--port", "1"], 'There is no command "stray"'],
    [["--host", "127.0.0.1", "stray"], 'The command takes no argument "stray"'],
    [["key"], '"node start.mjs key new", "node start.mjs key list"'],
    [["audit"], '"node start.mjs audit verify [FILE] [--head HASH]"'],
    [["--accept-audit-loss", "--reload"], "--accept-audit-loss is for one start"],
    [["migrate", "--accept-audit-loss"], "The command has no flag --accept-audit-loss."],
    [["smoke", "--accept-audit-loss"], "The command has no flag --accept-audit-loss."],
  ])("%j is a wrong command line: exit code 2", async (words, message) => {
    expect(await outcome(words)).toMatchObject({ code: 2, err: textWith(message) });
  });
});

describe("refuses to start, with one paragraph that says how to mend it", { timeout: patience }, () => {
  test.each([
    [{ MGP_GATEWAY_AUTH_MODE: "", MGP_GATEWAY_HOST: "0.0.0.0" }, "no authentication mode is chosen"],
    [{ MGP_GATEWAY_API_KEY: "a".repeat(16) }, "MGP_GATEWAY_API_KEY is given, and the authentication mode is off"],
    [{ MGP_GATEWAY_BEARER_TOKEN: "a".repeat(16) }, "Set MGP_GATEWAY_AUTH_MODE or --auth-mode to bearer, or leave"],
    [
      { MGP_GATEWAY_CALLERS_FILE: "callers.json" },
      "MGP_GATEWAY_CALLERS_FILE is given, and the authentication mode is off",
    ],
    [
      {
        MGP_GATEWAY_AUTH_MODE: "api_key",
        MGP_GATEWAY_API_KEY: "a".repeat(16),
        MGP_GATEWAY_BEARER_TOKEN: "b".repeat(16),
      },
      "MGP_GATEWAY_BEARER_TOKEN is given, and the authentication mode is api_key, which does not use it",
    ],
    [{ MGP_STATE_DIR: "/proc/none" }, "cannot be created: the file system has no place for folders there"],
    [{ MGP_STATE_DIR: "/dev/null" }, "is a file: name a folder"],
    [{ MGP_AUDIT_LOG: "." }, "is a folder. Point MGP_AUDIT_LOG to a file"],
    [{ MGP_POLICY_MODULE: "." }, 'The policy module "." is a folder'],
    [{ MGP_GATEWAY_AUTH_MODE: "api_key" }, "needs a key in MGP_GATEWAY_API_KEY or --api-key"],
    [{ MGP_GATEWAY_AUTH_MODE: "bearer" }, "needs a token in MGP_GATEWAY_BEARER_TOKEN"],
    [{ MGP_GATEWAY_AUTH_MODE: "callers" }, "needs a file in MGP_GATEWAY_CALLERS_FILE"],
    [{ MGP_GATEWAY_AUTH_MODE: "callers", MGP_GATEWAY_CALLERS_FILE: "no.json" }, "It is missing. Make one with"],
    [{ MGP_POLICY_MODULE: "./no.js" }, "neither a file nor an installed package"],
    [{ MGP_GATEWAY_HOST: "192.0.2.1", MGP_GATEWAY_AUTH_MODE: "off" }, "this machine does not have that address"],
    [{ MGP_AUDIT_LOG: "/dev/null/audit.jsonl" }, "MGP_AUDIT_LOG"],
  ])("%j", async (environment, message) => {
    const { code, err } = await outcome(["--port", "0"], { environment });
    expect(err).toContain(message);
    expect(
      err
        .trim()
        .split("\n")
        .filter((line) => line.startsWith("mgp-gateway: ")),
    ).toHaveLength(1);
    expect(code).toBe(1);
  });

  test.each([
    { MGP_GATEWAY_AUTH_MODE: "bearer", MGP_GATEWAY_BEARER_TOKEN: "one\ntwo" },
    ...["one\ntwo", "a\u007fb"].map((key) => ({
      MGP_GATEWAY_AUTH_MODE: "api_key",
      MGP_GATEWAY_API_KEY: key,
    })),
  ])("a secret that no header can carry: %j", async (environment) => {
    const { code, err } = await outcome(["--port", "0"], { environment });
    expect(err).toContain("no header can carry it");
    expect(code).toBe(1);
  });

  test.each([
    [{ MGP_GATEWAY_AUTH_MODE: "api_key", MGP_GATEWAY_API_KEY_FILE: "pipe" }, "names is not a regular file"],
    [{ MGP_GATEWAY_AUTH_MODE: "callers", MGP_GATEWAY_CALLERS_FILE: "pipe" }, "callers file"],
    [
      { MGP_GATEWAY_AUTH_MODE: "callers", MGP_GATEWAY_CALLERS_FILE: "/dev/zero" },
      "callers file /dev/zero cannot be used. It is not a regular file",
    ],
    [{ MGP_CONFIG_FILE: "pipe" }, "The configuration file pipe is not a regular file"],
    [{ MGP_CONFIG_FILE: "/dev/zero" }, "The configuration file /dev/zero is not a regular file"],
  ])("what is no file, and would never end: %j", async (environment, message) => {
    const cwd = temporaryFolder();
    expect(spawnSync("mkfifo", [path.join(cwd, "pipe")]).status).toBe(0);
    const { code, err } = await outcome(["--port", "0"], { cwd, environment });
    expect(err).toContain(message);
    expect(code).toBe(1);
  });

  test("an installed package whose manifest is damaged, in which help has no part", async () => {
    const cwd = temporaryFolder();
    const folder = path.join(cwd, "node_modules/@mgp/adapter-memory");
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "package.json"), "{bad");
    const { code, err } = await outcome(["--port", "0"], { cwd });
    expect(err).toBe(
      "mgp-gateway: The package.json of the installed package @mgp/adapter-memory cannot be read. Install it again: npm install @mgp/adapter-memory\n",
    );
    expect(code).toBe(1);
    expect(await outcome(["--help"], { cwd })).toMatchObject({ code: 0, err: "" });
  });

  test.each([
    ["postgers", 'Did you mean "postgres"? Set MGP_ADAPTER'],
    ["Lancdb", 'Did you mean "lancedb"? Set MGP_ADAPTER'],
    ["xyzzy-plugh", "Of this project there are memory, file, graph, lancedb, postgres. Set MGP_ADAPTER"],
    ["mgp-adapter-stranger", "Of this project there are memory"],
    ["@stranger/adapter", "Of this project there are memory"],
  ])(
    "an adapter %s that is not installed, without the name of a package that may be a stranger's",
    async (name, words) => {
      const { code, err } = await outcome(["--port", "0", "--adapter", name]);
      expect([code, err]).toEqual([1, textWith(words)]);
      expect(err).not.toContain("npm install");
    },
  );

  test("an adapter of ours that is not installed, with the name of its package", () => {
    expect(notInstalled("graph", ["@mgp/adapter-graph", "mgp-adapter-graph"]).message).toContain(
      'Install it with "npm install @mgp/adapter-graph"',
    );
  });

  test("a port that is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => {
      server.once("listening", resolve);
    });
    const address: AddressInfo | string | null = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const { code, err } = await outcome(["--port", String(port)]);
    server.close();
    expect(err).toContain("another process has that port");
    expect(code).toBe(1);
  });

  test("a bad option of the adapter, and a flag that it does not have", async () => {
    const cwd = temporaryFolder();
    installFakePackage(
      cwd,
      "mgp-adapter-fake",
      adapterSource({
        optionsFrom:
          "() => { throw Object.assign(new Error('MGP_FAKE_DIR is missing. Give it a folder.'), { code: 'misconfigured', [Symbol.for('mgp.store-error')]: true }); }",
      }),
    );
    expect(await outcome(["--adapter", "fake"], { cwd })).toMatchObject({
      code: 1,
      err: textWith("The adapter fake cannot be opened: MGP_FAKE_DIR is missing. Give it a folder."),
    });
    expect(await outcome(["--adapter", "fake", "--fake-dri", "x"], { cwd })).toMatchObject({
      code: 2,
      err: textWith('Did you mean "--fake-dir"?'),
    });
    expect((await outcome(["migrate", "--adapter", "fake"], { cwd })).out).toContain("has no schema to migrate");
  });

  test("a broken configuration file", async () => {
    const cwd = temporaryFolder();
    writeFileSync(path.join(cwd, "mgp.config.json"), '{"adaptr":"memory"}');
    expect(await outcome([], { cwd })).toMatchObject({ code: 1, err: textWith('Did you mean "adapter"?') });
  });
});

describe("serves", { timeout: patience }, () => {
  test("and says where, with what, and one line to try", async () => {
    const cwd = temporaryFolder();
    const running = startProcess(["--port", "0", "--environment", "test"], { cwd });
    const url = await running.url;
    expect(running.stdout()).toContain(`curl ${url}/mgp/capabilities`);
    expect(running.stdout()).toMatch(/audit log: \.mgp[/\\]audit\.jsonl/);
    expect(running.stdout()).toContain("  authentication: off, anyone who reaches this port may do anything\n");
    await fetch(`${url}/mgp/capabilities?secret=query`, { headers: { "MGP-Request-Id": "r1" } });
    await expect.poll(running.stderr).toContain("request_completed");
    const lines = running
      .stderr()
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: "INFO",
        logger: "mgp.gateway",
        message: "request_completed",
        request_id: "r1",
        method: "GET",
        path: "/mgp/capabilities",
        status_code: 200,
        adapter: "memory",
        environment: "test",
        duration_ms: anyNumber,
      }),
    );
    expect(running.stderr()).not.toContain("secret");
    expect(await running.stop()).toBe(0);
  });

  test("audit verify tells a file that is not there from an empty one", async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, "audit.jsonl");
    expect(await outcome(["audit", "verify", file])).toMatchObject({
      code: 3,
      out: `${file}: there is no such file\n`,
    });
    writeFileSync(file, "");
    expect(await outcome(["audit", "verify", file])).toMatchObject({
      code: 3,
      out: textLike(/: empty; there is no line/),
    });
  });

  test("from paths below the home folder", async () => {
    const home = temporaryFolder();
    writeFileSync(
      path.join(home, "gateway.json"),
      JSON.stringify({ state_dir: "~/state", policy_module: "~/policy.mjs" }),
    );
    writeFileSync(path.join(home, "policy.mjs"), "export default (builtIn) => builtIn;");
    writeFileSync(path.join(home, "key"), "k".repeat(16), { mode: 0o600 });
    const environment = {
      HOME: home,
      MGP_CONFIG_FILE: "~/gateway.json",
      MGP_AUDIT_LOG: "~/log/audit.jsonl",
      MGP_GATEWAY_AUTH_MODE: "api_key",
      MGP_GATEWAY_API_KEY_FILE: "~/key",
    };
    const running = startProcess(["--port", "0"], { cwd: temporaryFolder(), environment });
    await running.url;
    expect([existsSync(path.join(home, "state/state.db")), existsSync(path.join(home, "log/audit.jsonl"))]).toEqual([
      true,
      true,
    ]);
    expect(await running.stop()).toBe(0);
    const verified = await outcome(["audit", "verify", "~/log/audit.jsonl"], { environment: { HOME: home } });
    expect([verified.code, verified.err]).toEqual([3, ""]);
    const callers = { HOME: home, MGP_GATEWAY_AUTH_MODE: "callers", MGP_GATEWAY_CALLERS_FILE: "~/gateway.json" };
    expect((await outcome(["--port", "0"], { environment: callers })).err).toContain(
      "must hold one object with one key",
    );
  });

  test("with a policy module, and warns when every client may reach it", async () => {
    const cwd = temporaryFolder();
    mkdirSync(path.join(cwd, "rules"));
    writeFileSync(
      path.join(cwd, "rules/policy.mjs"),
      "export default (builtIn) => ({ decide: (q) => builtIn.decide(q) });",
    );
    const environment = {
      MGP_POLICY_MODULE: "./rules/policy.mjs",
      MGP_GATEWAY_HOST: "0.0.0.0",
      MGP_GATEWAY_AUTH_MODE: "off",
      MGP_GATEWAY_PROT: "1",
    };
    const running = startProcess(["--port", "0"], { cwd, environment });
    await running.url;
    await expect.poll(running.stderr).toContain("WARNING: listening on 0.0.0.0 with authentication off");
    expect(running.stderr()).toContain("WARNING: MGP_GATEWAY_PROT has no effect");
    running.kill("SIGINT");
    expect(await running.ended).toBe(0);
  });
});
