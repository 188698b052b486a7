import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { defaultLimits } from "@mgp/governance";
import { describe, expect, test } from "vitest";
import { adapterSettings } from "../src/adapters/adapter-settings.ts";
import { readConfiguration } from "../src/command/configuration.ts";
import { readConfigurationFile } from "../src/settings/configuration-file.ts";
import type { GatewaySettings } from "../src/settings/gateway-settings.ts";
import { limitTable } from "../src/settings/limit-table.ts";
import { configurationFlag, settingList } from "../src/settings/setting-list.ts";
import { settingsMarkdown } from "../src/settings/settings-markdown.ts";
import type { Sources } from "../src/settings/sources.ts";
import { misspelledNames, unknownNames } from "../src/settings/unknown-names.ts";
import { textWith } from "./support/any-text.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

interface Given {
  readonly words?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly file?: unknown;
}

function settingsFrom(given: Given): GatewaySettings {
  return configured(given).settings;
}

function sourcesFrom(given: Given): Sources {
  return configured(given).sources;
}

function configured(given: Given): ReturnType<typeof readConfiguration> {
  const workingDirectory = temporaryFolder();
  if (given.file !== undefined)
    writeFileSync(path.join(workingDirectory, "mgp.config.json"), JSON.stringify(given.file));
  return readConfiguration(given.words ?? [], {
    workingDirectory,
    environment: given.environment ?? {},
    out: () => undefined,
    err: () => undefined,
    isInteractive: false,
  });
}

describe("precedence", () => {
  const file = { port: 1, host: "file.example", log_format: "plain", require_tenant_header: true };
  const environment = { MGP_GATEWAY_PORT: "2", MGP_GATEWAY_HOST: "environment.example" };
  test("a flag beats the environment, which beats the file, which beats the default", () => {
    const settings = settingsFrom({ file, environment, words: ["--port", "3"] });
    expect(settings.port).toBe(3);
    expect(settings.host).toBe("environment.example");
    expect(settings.logFormat).toBe("plain");
    expect(settings.requireTenantHeader).toBe(true);
    expect(settings.adapter).toBe("memory");
  });

  test("rights stand with commas between them", () => {
    expect(settingsFrom({}).sharedRights).toEqual([]);
    expect(settingsFrom({ environment: { MGP_SHARED_RIGHTS: "" } }).sharedRights).toEqual([]);
    expect(settingsFrom({ file: { shared_rights: " declassify, declassify ," } }).sharedRights).toEqual(["declassify"]);
  });

  test("switches are turned on and off by flags", () => {
    expect(settingsFrom({ file, words: ["--no-require-tenant-header"] }).requireTenantHeader).toBe(false);
    expect(settingsFrom({ words: ["--require-tenant-header"] }).requireTenantHeader).toBe(true);
    expect(settingsFrom({ words: ["--port=99"] }).port).toBe(99);
  });

  test.each(["1", "true", "YES", " on "])("%j is true", (text) => {
    expect(settingsFrom({ environment: { MGP_GATEWAY_REQUIRE_TENANT_HEADER: text } }).requireTenantHeader).toBe(true);
  });

  test.each(["0", "", "No", "off"])("%j is false", (text) => {
    expect(settingsFrom({ environment: { MGP_GATEWAY_REQUIRE_TENANT_HEADER: text } }).requireTenantHeader).toBe(false);
  });

  const all = [...settingList, configurationFlag];

  test.each(["", " \t"])("%j is not given, so that compose may hand on what is not set", (empty) => {
    const secrets = all.filter((setting) => "secret" in setting).map(({ environment: name }) => `${name}_FILE`);
    const names = [...all.map(({ environment: name }) => name), ...secrets];
    const nothing = Object.fromEntries(names.map((name) => [name, empty]));
    expect(settingsFrom({ environment: nothing })).toEqual(settingsFrom({}));
    expect(settingsFrom({ file, environment: nothing })).toEqual(settingsFrom({ file }));
    const inFile = Object.fromEntries(settingList.map(({ key }) => [key, empty]));
    expect(settingsFrom({ file: inFile })).toEqual(settingsFrom({}));
    const words = all.flatMap(({ flag, ...rest }) =>
      "boolean" in rest || flag === undefined ? [] : [`--${flag}=${empty}`],
    );
    expect(settingsFrom({ file, environment, words })).toEqual(settingsFrom({ file, environment }));
    const setting = { environment: "MGP_FAKE_DIR", flag: "--fake-dir", description: "A folder." };
    const given = sourcesFrom({
      environment: { MGP_FAKE_DIR: empty },
      file: { adapter_settings: { MGP_FAKE_DIR: "a" } },
    });
    expect(adapterSettings("fake", [setting], given)).toEqual({ MGP_FAKE_DIR: "a" });
  });

  test("0 takes each limit off", () => {
    const limits = settingList.filter(({ key }) => key.startsWith("limit_"));
    const off = Object.fromEntries(limits.map(({ environment: name }) => [name, "0"]));
    const settings = settingsFrom({ environment: { ...off, MGP_RATE_LIMIT_PER_SECOND: "0" } });
    const names = Object.keys(limitTable(defaultLimits));
    expect(names).toHaveLength(limits.length);
    for (const name of names) expect(settings).toHaveProperty(name, 1_000_000_000);
    expect(settings.rateLimitPerSecond).toBeUndefined();
    for (const { description } of limits) expect(description).toMatch(/; 0: no limit\.$/);
  });

  test("the reference's values are understood", () => {
    const settings = settingsFrom({
      environment: {
        MGP_GATEWAY_LOG_LEVEL: "warning",
        MGP_GATEWAY_LOG_FORMAT: "text",
        MGP_GATEWAY_AUTH_MODE: " Bearer ",
      },
    });
    expect([settings.logLevel, settings.logFormat, settings.authenticationMode]).toEqual(["warn", "plain", "bearer"]);
  });
});

describe("a refusal names where it was given, and what it must be", () => {
  test.each([
    [
      { environment: { MGP_GATEWAY_PORT: "abc" } },
      'MGP_GATEWAY_PORT is "abc", but must be a whole number from 0 to 65535.',
    ],
    [{ words: ["--port", "70000"] }, '--port is "70000", but must be a whole number from 0 to 65535.'],
    [
      { environment: { MGP_GATEWAY_AUTH_MODE: "key" } },
      'MGP_GATEWAY_AUTH_MODE is "key", but must be one of off, api_key, bearer, callers.',
    ],
    [{ environment: { MGP_GATEWAY_REQUIRE_TENANT_HEADER: "ture" } }, 'is "ture", but must be true or false.'],
    [{ environment: { MGP_GATEWAY_LOG_FORMAT: "jsn" } }, 'is "jsn", but must be one of json, plain, text.'],
    [{ environment: { MGP_STATE_DIR: ":memory:" } }, "this one is :memory:, which is not a file"],
    [{ environment: { MGP_AUDIT_LOG: "file:audit.jsonl" } }, "this one is a URL"],
    [
      { environment: { MGP_LIMIT_BODY_BYTES: "12" } },
      'MGP_LIMIT_BODY_BYTES is "12", but must be a whole number from 1024 to 1000000000, or 0 for no limit.',
    ],
    [{ environment: { MGP_GATEWAY_LOG_LEVEL: "loud" } }, "must be one of DEBUG, INFO"],
    [{ environment: { MGP_GATEWAY_TENANT_HEADER: "a b" } }, "must be the name of a header"],
    [
      { environment: { MGP_TRUSTED_PROXIES: "10.0.0.1, proxy.example" } },
      "must be IP addresses and networks such as 10.0.0.0/8, separated by commas.",
    ],
    [{ environment: { MGP_ALLOWED_HOSTS: "https://gateway.example" } }, "must be host names without scheme, port or *"],
    [{ environment: { MGP_ALLOWED_HOSTS: "*" } }, "must be host names without scheme, port or *"],
    [
      { environment: { MGP_SHARED_RIGHTS: "declassify,audit" } },
      'MGP_SHARED_RIGHTS is "declassify,audit", but must be a list, with commas, of: declassify.',
    ],
    [{ words: ["--shared-rights", "raw_export"] }, "raw_export is given by an entry of the callers file only."],
    [{ environment: { MGP_CURSOR_SECRET: "hunter2" } }, "MGP_CURSOR_SECRET must be a secret of 32 characters or more."],
    [{ file: { prot: 1 } }, 'The configuration file mgp.config.json has the unknown key "prot". Did you mean "port"?'],
    [
      { file: { MGP_POSTGRES_DSN: "x" } },
      'the unknown key "MGP_POSTGRES_DSN". A setting of an adapter belongs in the object "adapter_settings": { "adapter_settings": { "MGP_POSTGRES_DSN": … } }.',
    ],
    [{ file: { lancedb_table: "x" } }, '{ "adapter_settings": { "MGP_LANCEDB_TABLE": … } }.'],
    [{ file: { MGP_GATEWAY_PORT: 1 } }, 'the unknown key "MGP_GATEWAY_PORT". In the file it is called "port".'],
    [{ file: { adapter_setting: {} } }, 'Did you mean "adapter_settings"?'],
    [{ file: [] }, "must hold one JSON object"],
    [{ file: { port: [1] } }, "port must be a string, a number, true or false"],
    [{ file: { port: "x" } }, 'port in mgp.config.json is "x", but'],
    [{ file: { adapter_settings: 1 } }, "adapter_settings must be an object"],
    [{ words: ["--config", "nowhere.json"] }, "The configuration file nowhere.json cannot be read."],
    [{ words: ["--port"] }, "--port needs a value"],
    [{ words: ["--reload=yes"] }, "--reload takes no value"],
  ])("%j", (given, message) => {
    expect(() => settingsFrom(given)).toThrow(message);
  });

  test("a secret is never repeated", () => {
    expect(() => settingsFrom({ environment: { MGP_CURSOR_SECRET: "hunter2" } })).toThrow(/^(?!.*hunter2)/);
  });
});

test("a configuration file with a key twice is refused with a sentence", () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, "mgp.config.json"), '{"port":1,"adapter_settings":{"A":"1","\\u0041":"2"}}');
  expect(() => readConfigurationFile(undefined, folder, ["port"])).toThrow(
    'The configuration file mgp.config.json has the key "A" twice in one object, where each key is allowed once.',
  );
});

test.each([
  ["utf8", "\uFEFF", 8081],
  ["utf16le", "\uFEFF", 8082],
  ["utf8", "", 8083],
] as const)("a configuration file in %s that begins with %j is read", (encoding, mark, port) => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, "mgp.config.json"), `${mark}{"port":${port}}`, encoding);
  expect(readConfigurationFile(undefined, folder, ["port"]).settings).toEqual(new Map([["port", String(port)]]));
});

test("a configuration file that is no JSON is told of by line and column, one that is a folder or no text by that", () => {
  const folder = temporaryFolder();
  const file = path.join(folder, "mgp.config.json");
  const read = (): unknown => readConfigurationFile(undefined, folder, ["port"]);
  writeFileSync(file, '{\n  "port": 80,\n}');
  expect(read).toThrow("The configuration file mgp.config.json is not valid JSON: line 3, column 1.");
  writeFileSync(file, Uint8Array.of(0x7b, 0xff, 0x7d));
  expect(read).toThrow("The configuration file mgp.config.json is not UTF-8 text.");
  rmSync(file);
  mkdirSync(file);
  expect(read).toThrow("The configuration file mgp.config.json is a folder and not a file.");
});

test("a key of the gateway under adapter_settings is told where it belongs, a mistyped one what was meant", () => {
  const declared = [{ environment: "MGP_FAKE_DIR", description: "A folder." }];
  const read = (key: string) => (): unknown =>
    adapterSettings("fake", declared, sourcesFrom({ file: { adapter_settings: { [key]: "1" } } }));
  const belongs = 'It is a setting of the gateway, and belongs outside of "adapter_settings", as "port".';
  for (const key of ["port", "MGP_GATEWAY_PORT"]) expect(read(key)).toThrow(belongs);
  for (const key of ["MGP_FAKE_DRI", "fake_dir"]) expect(read(key)).toThrow('Did you mean "MGP_FAKE_DIR"?');
});

describe("a variable that begins with MGP_ and is not known", () => {
  const fake = { name: "fake", settings: [{ environment: "MGP_FAKE_DSN", secret: true }] };

  test.each([
    ["MGP_GATEWAY_PROT", "neither the gateway nor the adapter fake knows it. Did you mean MGP_GATEWAY_PORT?"],
    ["MGP_FAKE_DNS", "neither the gateway nor the adapter fake knows it. Did you mean MGP_FAKE_DSN?"],
    ["MGP_FAKE_DSN_FIEL", "neither the gateway nor the adapter fake knows it. Did you mean MGP_FAKE_DSN_FILE?"],
    ["MGP_CONFIG", "neither the gateway nor the adapter fake knows it."],
    ["MGP_XYZZY_PLUGH_QUUX", "neither the gateway nor the adapter fake knows it."],
    ["MGP_POSTGRES_SCHEMA", "it is for the adapter postgres, and the adapter is fake."],
  ])("is told of: %s", (name, words) => {
    expect(unknownNames({ [name]: "secret-value" }, fake)).toEqual([textWith(`${name} has no effect: ${words}`)]);
    expect(unknownNames({ [name]: "secret-value" }, fake)).not.toEqual([textWith("secret-value")]);
  });

  test("is not told of when it is empty, and what is known is not", () => {
    const known = settingList.map(({ environment }) => [environment, "x"] as const);
    const others = { MGP_CONFIG_FILE: "x", MGP_GATEWAY_API_KEY_FILE: "x", MGP_FAKE_DSN_FILE: "x", MGP_XYZZY: "" };
    expect(unknownNames({ ...Object.fromEntries(known), ...others, HOME: "x" }, fake)).toEqual([]);
  });

  test("is told of by commands without an adapter, where it is nearly one of the gateway's", () => {
    expect(misspelledNames({ MGP_STATE_DRI: "a", MGP_POSTGRES_DSN: "b", MGP_XYZZY_PLUGH: "c" })).toEqual([
      "MGP_STATE_DRI has no effect: the gateway does not know it. Did you mean MGP_STATE_DIR?",
    ]);
  });
});

test("no two settings share a name", () => {
  for (const names of [
    settingList.map((setting) => setting.environment),
    settingList.map((setting) => setting.key),
    settingList.flatMap((setting) => setting.flag ?? []),
  ])
    expect(new Set(names).size).toBe(names.length);
});

test("a setting that is secret has no flag but the reference's", () => {
  expect(settingList.filter((setting) => setting.secret === true).flatMap((setting) => setting.flag ?? [])).toEqual([
    "api-key",
    "bearer-token",
  ]);
});

test("the README's table is the one that the settings make", () => {
  const readme = readFileSync(path.join(import.meta.dirname, "../README.md"), "utf8");
  expect(readme).toContain(settingsMarkdown());
});
