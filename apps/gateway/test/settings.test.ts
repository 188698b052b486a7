import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readConfiguration } from "../src/command/configuration.ts";
import { readConfigurationFile } from "../src/settings/configuration-file.ts";
import type { GatewaySettings } from "../src/settings/gateway-settings.ts";
import { settingList } from "../src/settings/setting-list.ts";
import { settingsMarkdown } from "../src/settings/settings-markdown.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

function settingsFrom(given: {
  readonly words?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly file?: unknown;
}): GatewaySettings {
  const workingDirectory = temporaryFolder();
  if (given.file !== undefined)
    writeFileSync(path.join(workingDirectory, "mgp.config.json"), JSON.stringify(given.file));
  return readConfiguration(given.words ?? [], {
    workingDirectory,
    environment: given.environment ?? {},
    out: () => undefined,
    err: () => undefined,
    isInteractive: false,
  }).settings;
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

  test.each(["0", "", "ja", "off"])("%j is false", (text) => {
    expect(settingsFrom({ environment: { MGP_GATEWAY_REQUIRE_TENANT_HEADER: text } }).requireTenantHeader).toBe(false);
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
      { environment: { MGP_GATEWAY_AUTH_MODE: "" } },
      'MGP_GATEWAY_AUTH_MODE is "", but must be one of off, api_key, bearer, callers.',
    ],
    [{ environment: { MGP_GATEWAY_LOG_LEVEL: "loud" } }, "must be one of DEBUG, INFO"],
    [{ environment: { MGP_GATEWAY_TENANT_HEADER: "a b" } }, "must be the name of a header"],
    [
      { environment: { MGP_TRUSTED_PROXIES: "10.0.0.1, proxy.example" } },
      "must be IP addresses and networks such as 10.0.0.0/8, separated by commas.",
    ],
    [{ environment: { MGP_ALLOWED_HOSTS: "https://gateway.example" } }, "must be host names without scheme, port or *"],
    [{ environment: { MGP_ALLOWED_HOSTS: "*" } }, "must be host names without scheme, port or *"],
    [{ environment: { MGP_ADAPTER: "" } }, "MGP_ADAPTER"],
    [
      { environment: { MGP_SHARED_RIGHTS: "declassify,audit" } },
      'MGP_SHARED_RIGHTS is "declassify,audit", but must be a list, with commas, of: declassify.',
    ],
    [{ words: ["--shared-rights", "raw_export"] }, "raw_export is given by an entry of the callers file only."],
    [{ environment: { MGP_CURSOR_SECRET: "hunter2" } }, "MGP_CURSOR_SECRET must be a secret of 32 characters or more."],
    [{ file: { prot: 1 } }, 'The configuration file mgp.config.json has the unknown key "prot". Did you mean "port"?'],
    [{ file: [] }, "must hold one JSON object"],
    [{ file: { port: [1] } }, "port must be a text, a number, true or false"],
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
    'The configuration file mgp.config.json has the key "A" twice in one object; each key may stand there once.',
  );
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
