import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { adapterSettings } from "../src/adapters/adapter-settings.ts";
import { newKey } from "../src/authentication/new-key.ts";
import { readConfiguration } from "../src/command/configuration.ts";
import { refuseWeakSecrets } from "../src/command/weak-secrets.ts";
import { changeOf } from "../src/settings/file-access.ts";
import type { GatewaySettings } from "../src/settings/gateway-settings.ts";
import { secretWarnings } from "../src/settings/secret-warnings.ts";
import { settingList } from "../src/settings/setting-list.ts";
import type { Sources } from "../src/settings/sources.ts";
import { textWith } from "./support/any-text.ts";
import { adapterSource, installFakePackage } from "./support/fake-package.ts";
import { startProcess } from "./support/gateway-process.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const patience = 20_000;
const strong = "9f0c1d7be2a84c63";

const silent = (): void => undefined;

function configured(
  environment: Readonly<Record<string, string>>,
  workingDirectory: string = temporaryFolder(),
  words: readonly string[] = [],
): { readonly settings: GatewaySettings; readonly sources: Sources } {
  return readConfiguration(words, { workingDirectory, environment, out: silent, err: silent, isInteractive: false });
}

function fileOf(content: string | Uint8Array): string {
  const file = path.join(temporaryFolder(), "secret");
  writeFileSync(file, content, { mode: 0o600 });
  return file;
}

/** A working directory whose packages and policy leave a mark when they are run. */
function trap(): { readonly cwd: string; readonly mark: string } {
  const cwd = temporaryFolder();
  const mark = path.join(cwd, "was-run");
  const source = `import { writeFileSync } from "node:fs";\nwriteFileSync(${JSON.stringify(mark)}, "");\n`;
  installFakePackage(cwd, "mgp-adapter-fake", source + adapterSource());
  // In place of one of the gateway's own.
  installFakePackage(cwd, "@mgp/adapter-memory", source + adapterSource());
  installFakePackage(cwd, "@mgp/ledger-postgres", source);
  writeFileSync(path.join(cwd, "policy.mjs"), source);
  writeFileSync(path.join(cwd, "log.jsonl"), "");
  const settings = {
    adapter: "fake",
    policy_module: "./policy.mjs",
    ledger: "postgres",
    ledger_dsn: "postgres://h/d",
  };
  writeFileSync(path.join(cwd, "mgp.config.json"), JSON.stringify(settings));
  return { cwd, mark };
}

describe("a weak secret", () => {
  const modes = [
    ["api_key", "MGP_GATEWAY_API_KEY"],
    ["bearer", "MGP_GATEWAY_BEARER_TOKEN"],
  ] as const;

  test.each(modes)("of mode %s stops the start unless only this machine can reach it", (mode, name) => {
    const judge = (host: string, secret: string) => () =>
      refuseWeakSecrets(configured({ MGP_GATEWAY_AUTH_MODE: mode, MGP_GATEWAY_HOST: host, [name]: secret }).settings);
    for (const host of ["127.0.0.1", "127.8.0.1", "::1", "localhost", "LOCALHOST", "0:0:0:0:0:0:0:1"])
      for (const secret of ["change-me", "x"]) expect(judge(host, secret)).not.toThrow();
    for (const host of ["0.0.0.0", "::", "10.0.0.7", "127.evil.example", "localhost.example", "gateway", "::2"]) {
      expect(judge(host, "123456789012345")).toThrow(`The secret in ${name} has fewer than 16 characters`);
      for (const secret of [
        "change-me",
        "CHANGE_ME",
        "please change me 123",
        "replace-me-replace-me",
        "your_api_key_goes_here",
      ])
        expect(judge(host, secret)).toThrow("is an example's placeholder");
      expect(judge(host, strong)).not.toThrow();
      expect(judge(host, newKey("a").key)).not.toThrow();
    }
  });

  test("is not checked where it admits no caller, and one for cursors always is", () => {
    const environment = { MGP_GATEWAY_HOST: "0.0.0.0", MGP_GATEWAY_AUTH_MODE: "bearer", MGP_GATEWAY_API_KEY: "x" };
    const token = { MGP_GATEWAY_BEARER_TOKEN: strong };
    expect(() => refuseWeakSecrets(configured({ ...environment, ...token }).settings)).not.toThrow();
    const cursors = { MGP_CURSOR_SECRET: "change-me-change-me-change-me-change-me" };
    expect(() => refuseWeakSecrets(configured({ ...environment, ...token, ...cursors }).settings)).toThrow(
      "The secret in MGP_CURSOR_SECRET is an example's placeholder",
    );
  });

  test("is not repeated in the refusal", { timeout: patience }, async () => {
    const environment = { MGP_GATEWAY_AUTH_MODE: "api_key", MGP_GATEWAY_API_KEY: "hunter2" };
    const { ended, stderr } = startProcess(["--port", "0", "--host", "0.0.0.0"], {
      cwd: temporaryFolder(),
      environment,
    });
    expect(await ended).toBe(1);
    expect(stderr()).toContain("MGP_GATEWAY_API_KEY has fewer than 16 characters");
    expect(stderr()).not.toContain("hunter2");
  });
});

describe("a secret in a file", () => {
  const secrets = settingList.filter((setting) => setting.secret === true).map(({ environment }) => environment);

  test.each([
    ["secret", "secret"],
    ["secret\n", "secret"],
    ["secret\r\n", "secret"],
    ["\uFEFFsecret", "secret"],
  ])("%j is %j", (content, secret) => {
    expect(configured({ MGP_GATEWAY_API_KEY_FILE: fileOf(content) }).settings.apiKey).toBe(secret);
  });

  test.each(["secret\n\n", " secret", "secret\t", "\nsecret", " "])(
    "%j is refused, wherever it is given",
    (content) => {
      const words = "begins or ends with a blank or a line break, which would be a part of the secret. Take it out.";
      for (const name of secrets)
        expect(() => configured({ [`${name}_FILE`]: fileOf(content) })).toThrow(`${name}_FILE ${words}`);
      if (content.trim() === "") return;
      for (const name of secrets) expect(() => configured({ [name]: content })).toThrow(`${name} ${words}`);
      expect(() => configured({}, temporaryFolder(), ["--api-key", content])).toThrow(`--api-key ${words}`);
      const declared = [{ environment: "MGP_FAKE_DSN", description: "A database.", secret: true }];
      const { sources } = configured({ MGP_FAKE_DSN: content });
      expect(() => adapterSettings("fake", declared, sources)).toThrow(`MGP_FAKE_DSN ${words}`);
    },
  );

  test("may be any of the gateway's, by a path from the working directory, and of the adapter's", () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, "s"), "s".repeat(40));
    const environment = Object.fromEntries(secrets.map((name) => [`${name}_FILE`, "s"]));
    const { settings, sources } = configured(
      { ...environment, MGP_FAKE_DSN_FILE: "s", MGP_FAKE_DIR_FILE: "s" },
      folder,
    );
    const { apiKey, bearerToken, cursorSecret, ledgerDsn } = settings;
    expect(secrets).toHaveLength(4);
    expect([apiKey, bearerToken, cursorSecret, ledgerDsn]).toEqual(secrets.map(() => "s".repeat(40)));
    const declared = [
      { environment: "MGP_FAKE_DSN", description: "A database.", secret: true },
      { environment: "MGP_FAKE_DIR", description: "A folder." },
    ];
    expect(adapterSettings("fake", declared, sources)).toEqual({
      MGP_FAKE_DSN: "s".repeat(40),
      MGP_FAKE_DIR: undefined,
    });
  });

  test.each([
    ["is missing", () => path.join(temporaryFolder(), "none"), "is missing or cannot be read by this user"],
    ["is a folder", () => temporaryFolder(), "is a folder and not a file: it must hold a secret."],
    ["has no end", () => "/dev/zero", "is not a regular file: it must hold a secret."],
    ["is empty", () => fileOf(""), "is empty: it must hold a secret"],
    ["is but a newline", () => fileOf("\n"), "is empty: it must hold a secret"],
    ["is too large", () => fileOf("x".repeat(65_537)), "is larger than 65536 bytes"],
    ["is no text", () => fileOf(Uint8Array.of(0xff, 0x41)), "is not UTF-8 text"],
  ])("that %s stops the start, with a sentence without the path", (_, make, message) => {
    const file = make();
    const read = (): unknown => configured({ MGP_GATEWAY_API_KEY_FILE: file });
    expect(read).toThrow(`The file that MGP_GATEWAY_API_KEY_FILE names`);
    expect(read).toThrow(message);
    expect(read).not.toThrow(file);
  });

  test("and given besides: refused, wherever it is given", () => {
    const folder = temporaryFolder();
    const file = { MGP_GATEWAY_API_KEY_FILE: fileOf("secret") };
    const both = "MGP_GATEWAY_API_KEY_FILE give the same secret. Leave one of them out.";
    expect(() => configured({ ...file, MGP_GATEWAY_API_KEY: "other" })).toThrow(`Both MGP_GATEWAY_API_KEY and ${both}`);
    expect(() => configured(file, folder, ["--api-key", "other"])).toThrow(`Both --api-key and ${both}`);
    writeFileSync(path.join(folder, "mgp.config.json"), '{"api_key":"other"}');
    expect(() => configured(file, folder)).toThrow(both);
    expect(configured({ ...file, MGP_GATEWAY_API_KEY: "" }).settings.apiKey).toBe("secret");
    expect(configured({ MGP_GATEWAY_API_KEY: "other", MGP_GATEWAY_API_KEY_FILE: "" }).settings.apiKey).toBe("other");
  });

  test("is held against what the setting must be, and not repeated", () => {
    const file = fileOf("hunter2");
    const short = (): unknown => configured({ MGP_CURSOR_SECRET_FILE: file });
    expect(short).toThrow("MGP_CURSOR_SECRET_FILE must be a secret of 32 characters or more.");
    expect(short).toThrow(/^(?!.*hunter2)/);
  });
});

describe("a warning", () => {
  const dsn = [{ environment: "MGP_FAKE_DSN", flag: "--fake-dsn", secret: true }];

  function warningsFor(flag: string): readonly string[] {
    return secretWarnings(dsn, { ...configured({}).sources, flags: new Map([["fake-dsn", flag]]) });
  }

  test.each([
    "postgres://role:hunter2@host/db",
    "postgres://host/db?password=hunter2",
    "host=h password=hunter2",
    "hunter2",
  ])("comes of the flag %j, which ps shows", (text) => {
    const [warning, ...others] = warningsFor(text);
    expect(others).toEqual([]);
    expect(warning).toContain("the secret in --fake-dsn can be read in the list of processes (ps)");
    expect(warning).toContain("MGP_FAKE_DSN_FILE");
    expect(warning).not.toContain("hunter2");
  });

  test.each(["postgres://role@host/db", "postgres:///db?host=/run/postgresql"])("does not come of %j", (text) => {
    expect(warningsFor(text)).toEqual([]);
  });

  test.each([
    [0o600, []],
    [0o400, []],
    [0o640, [textWith("can be read by other users")]],
    [0o604, [textWith("can be read by other users")]],
    [0o620, [textWith("can be changed by other users")]],
    [0o666, [textWith("can be read by other users"), textWith("can be changed by other users")]],
  ])("comes of a secret's file of mode %o as it deserves", (mode, warnings) => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, "s"), strong);
    chmodSync(path.join(folder, "s"), mode);
    const { sources } = configured({ MGP_FAKE_DSN_FILE: "s" }, folder);
    expect(secretWarnings(dsn, sources)).toEqual(warnings);
  });

  test.each([
    [0o777, [textWith("is in a folder where every user can replace it")]],
    [0o1777, []],
    [0o775, []],
    [0o755, []],
  ])("comes of a secret's file in a folder of mode %o as it deserves", (mode, warnings) => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, "s"), strong, { mode: 0o600 });
    chmodSync(folder, mode);
    expect(secretWarnings(dsn, configured({ MGP_FAKE_DSN_FILE: "s" }, folder).sources)).toEqual(warnings);
  });

  test("comes of what another user owns, unless that is root", () => {
    expect(changeOf({ uid: 1_001, mode: 0o600 }, 1_000)).toBe("belongs to another user, who can change it");
    expect(changeOf({ uid: 1_000, mode: 0o600 }, 0)).toBe("belongs to another user, who can change it");
    expect(changeOf({ uid: 1_000, mode: 0o600 }, 1_000)).toBeUndefined();
    expect(changeOf({ uid: 0, mode: 0o644 }, 1_000)).toBeUndefined();
  });

  test("comes at the start, of flags, files and folders that are open", { timeout: patience }, async () => {
    const cwd = temporaryFolder();
    const { entry } = newKey("bot");
    writeFileSync(path.join(cwd, "callers.json"), JSON.stringify({ callers: [entry] }));
    chmodSync(path.join(cwd, "callers.json"), 0o664);
    const secret = { cursor_secret: strong.repeat(2), audit_log: "log.jsonl" };
    writeFileSync(path.join(cwd, "mgp.config.json"), JSON.stringify(secret));
    writeFileSync(path.join(cwd, "log.jsonl"), "");
    for (const name of ["mgp.config.json", "log.jsonl"]) chmodSync(path.join(cwd, name), 0o646);
    mkdirSync(path.join(cwd, ".mgp"));
    chmodSync(path.join(cwd, ".mgp"), 0o777);
    const words = ["--port", "0", "--auth-mode", "callers", "--callers-file", "callers.json"];
    const running = startProcess(words, { cwd });
    await running.url;
    await expect.poll(running.stderr).toContain("WARNING: the state folder ./.mgp can be changed by other users");
    expect(running.stderr()).toContain("WARNING: the callers file callers.json can be changed by other users");
    for (const file of ["the configuration file mgp.config.json", "the audit log log.jsonl"])
      expect.soft(running.stderr()).toContain(`WARNING: ${file} can be changed by other users`);
    expect(running.stderr()).toContain("WARNING: the file mgp.config.json holds a secret, and other users can read it");
    expect(await running.stop()).toBe(0);
    const withKey = startProcess(["--port", "0", "--auth-mode", "api_key", "--api-key", strong], {
      cwd: temporaryFolder(),
    });
    await withKey.url;
    expect(withKey.stderr()).toContain("WARNING: the secret in --api-key can be read in the list of processes");
    expect(await withKey.stop()).toBe(0);
  });

  test("does not come where all is as it should be", { timeout: patience }, async () => {
    const cwd = temporaryFolder();
    const { entry } = newKey("bot");
    writeFileSync(path.join(cwd, "callers.json"), JSON.stringify({ callers: [entry] }), { mode: 0o600 });
    const running = startProcess(["--port", "0", "--auth-mode", "callers", "--callers-file", "callers.json"], { cwd });
    await running.url;
    expect(await running.stop()).toBe(0);
    expect(running.stderr()).not.toContain("WARNING");
  });
});

describe("what a working directory brings along", { timeout: patience }, () => {
  test.each([
    [["--help"]],
    [["--adapter", "memory", "--help"]],
    [["migrate", "--help"]],
    [["--version"]],
    [["key", "new"]],
    [["audit", "verify", "log.jsonl"]],
    [["audit", "tail", "log.jsonl"]],
    [["nothing"]],
  ])("is not run by %j", async (words) => {
    const { cwd, mark } = trap();
    await startProcess(words, { cwd }).ended;
    expect(existsSync(mark)).toBe(false);
  });

  test("is run by a start", async () => {
    const { cwd, mark } = trap();
    await startProcess(["--port", "0"], { cwd }).ended;
    expect(existsSync(mark)).toBe(true);
  });

  test("has no part in help, which says so; an adapter that the gateway came with has", async () => {
    const { cwd } = trap();
    const foreign = startProcess(["--help"], { cwd });
    expect(await foreign.ended).toBe(0);
    expect(foreign.stdout()).toContain("The adapter fake is not part of the gateway's own installation");
    expect(foreign.stdout()).not.toContain("MGP_FAKE_DIR");
    const own = startProcess(["--adapter", "postgres", "--help"], { cwd });
    await own.ended;
    expect(own.stdout()).toContain("--postgres-dsn, MGP_POSTGRES_DSN, MGP_POSTGRES_DSN_FILE");
    expect(own.stdout()).toContain("--api-key, MGP_GATEWAY_API_KEY, MGP_GATEWAY_API_KEY_FILE");
  });
});
