import { writeFileSync } from "node:fs";
import path from "node:path";
import { CONTRACT_VERSION } from "@mgp/core";
import { describe, expect, test } from "vitest";
import { packagesFor } from "../src/adapters/adapter-names.ts";
import { adapterSettings } from "../src/adapters/adapter-settings.ts";
import { exportTarget } from "../src/adapters/export-target.ts";
import { findPackage } from "../src/adapters/find-package.ts";
import { importConditions } from "../src/adapters/import-conditions.ts";
import { loadAdapter } from "../src/adapters/load-adapter.ts";
import { adapterSource, installFakePackage } from "./support/fake-package.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

test.each([
  ["memory", ["@mgp/adapter-memory", "mgp-adapter-memory"]],
  ["In-Memory", ["@mgp/adapter-memory", "mgp-adapter-memory"]],
  ["in_memory", ["@mgp/adapter-memory", "mgp-adapter-memory"]],
  ["PostgreSQL", ["@mgp/adapter-postgres", "mgp-adapter-postgres"]],
  ["redis", ["@mgp/adapter-redis", "mgp-adapter-redis"]],
  ["mgp-adapter-redis", ["mgp-adapter-redis"]],
  ["@acme/Memories", ["@acme/Memories"]],
])("%s means %j", (name, packages) => {
  expect(packagesFor(name)).toEqual(packages);
});

describe("an adapter is found", () => {
  test("by its short name, in a package of another author", async () => {
    const folder = temporaryFolder();
    installFakePackage(folder, "mgp-adapter-fake", adapterSource());
    expect((await loadAdapter("FAKE", folder)).name).toBe("fake");
  });

  test("by its exact name, from a folder below", async () => {
    const folder = temporaryFolder();
    installFakePackage(folder, "@acme/memories", adapterSource());
    expect((await loadAdapter("@acme/memories", path.join(folder, "deep/er"))).name).toBe("fake");
  });

  test("in the working directory first", async () => {
    const folder = temporaryFolder();
    installFakePackage(folder, "@mgp/adapter-memory", adapterSource({ name: '"mine"' }));
    expect((await loadAdapter("memory", folder)).name).toBe("mine");
  });

  test("in the gateway's own installation else", async () => {
    expect((await loadAdapter("memory", temporaryFolder(), ["@mgp/source", "import"])).name).toBe("memory");
  });
});

describe("a failure has its own message with the fix", () => {
  test("not installed", async () => {
    await expect(loadAdapter("nowhere", temporaryFolder())).rejects.toThrow(
      'The adapter "nowhere" is not installed: there is no package @mgp/adapter-nowhere or mgp-adapter-nowhere. Of this project there are memory, file, graph, lancedb, postgres. Set MGP_ADAPTER',
    );
  });

  test.each(["../../etc/x", "@mgp/../x", "/abs/olute", "mgp-adapter-a/../../b"])(
    "a path is not a package: %s",
    async (name) => {
      await expect(loadAdapter(name, temporaryFolder())).rejects.toThrow("is not installed");
    },
  );

  test.each([
    ["no default export", "export const a = 1;", "is not an MGP adapter"],
    ["not an adapter", "export default 5;", "is not an MGP adapter"],
    [
      "another contract",
      adapterSource({ contractVersion: "99" }),
      `implements version 99 of the adapter contract, and this gateway version ${CONTRACT_VERSION}.`,
    ],
    ["incomplete", adapterSource({ open: "1" }), "is incomplete"],
    [
      "a missing dependency",
      'import "no-such-driver"; export default 1;',
      "is installed (mgp-adapter-bad) but fails to load",
    ],
  ])("%s", async (_, source, message) => {
    const folder = temporaryFolder();
    installFakePackage(folder, "mgp-adapter-bad", source);
    await expect(loadAdapter("bad", folder)).rejects.toThrow(message);
  });
});

describe("an adapter's settings", () => {
  const declared = [
    { environment: "MGP_FAKE_DIR", flag: "--fake-dir", description: "A folder." },
    { environment: "MGP_FAKE_KEY", description: "A key." },
  ];
  const sources = {
    flags: new Map([["fake-dir", "from flag"]]),
    environment: { MGP_FAKE_DIR: "from environment", MGP_FAKE_KEY: "k", MGP_OTHER: "o" },
    file: { path: "mgp.config.json", settings: new Map<string, string>(), adapterSettings: new Map<string, string>() },
    workingDirectory: "/nowhere",
  };

  test("are those it declares, by flag, environment and file", () => {
    expect(adapterSettings("fake", declared, sources)).toEqual({ MGP_FAKE_DIR: "from flag", MGP_FAKE_KEY: "k" });
    const file = { ...sources.file, adapterSettings: new Map([["MGP_FAKE_DIR", "from file"]]) };
    expect(adapterSettings("fake", declared, { ...sources, flags: new Map(), environment: {}, file })).toMatchObject({
      MGP_FAKE_DIR: "from file",
    });
  });

  test("that it does not declare are refused in the file", () => {
    const file = { ...sources.file, adapterSettings: new Map([["MGP_FAKE_DRI", "x"]]) };
    expect(() => adapterSettings("fake", declared, { ...sources, file })).toThrow(
      'adapter_settings.MGP_FAKE_DRI, which the adapter fake does not know. Did you mean "MGP_FAKE_DIR"?',
    );
  });
});

describe("a package's entry", () => {
  const conditions = new Set(["@mgp/source", "import", "default"]);
  test.each([
    ["./a.js", "./a.js"],
    [{ ".": { "@mgp/source": "./src/index.ts", default: "./dist/index.js" } }, "./src/index.ts"],
    [{ ".": { require: "./a.cjs", import: { types: "./a.d.ts", default: "./a.js" } } }, "./a.js"],
    [{ require: "./a.cjs", default: "./b.js" }, "./b.js"],
    [{ ".": [{ require: "./a.cjs" }, "./b.js"] }, "./b.js"],
    [{ "./other": "./a.js" }, undefined],
    [{ ".": "../outside.js" }, undefined],
    [{ ".": null }, undefined],
  ])("of %j is %s", (exports, file) => {
    expect(exportTarget(exports, conditions)).toBe(file);
  });

  test("may be a main without exports", () => {
    const folder = temporaryFolder();
    installFakePackage(folder, "old", "");
    writeFileSync(path.join(folder, "node_modules/old/package.json"), '{"main":"main.js"}');
    expect(findPackage("old", folder, ["import"])).toMatch(/main\.js$/);
  });

  test("depends on the conditions that node was started with", () => {
    expect(importConditions(["--conditions=a", "-C", "b"], "--conditions c")).toEqual(
      expect.arrayContaining(["a", "b", "c", "import"]),
    );
  });
});
