import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, test } from "vitest";
import { adapterName } from "../src/adapter-name.ts";
import { fillInPackage } from "../src/fill-in.ts";
import { scaffold } from "../src/index.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const packages = path.join(import.meta.dirname, "../..");
const root = path.join(packages, "..");
const compiler = createRequire(path.join(root, "package.json")).resolve("typescript/lib/tsc.js");

/** Puts the workspace's packages where npm would put the published ones. */
function linkWorkspace(folder: string): void {
  const modules = path.join(folder, "node_modules");
  mkdirSync(path.join(modules, "@mgp"), { recursive: true });
  mkdirSync(path.join(modules, "@types"));
  for (const name of ["core", "conformance", "adapter-kit"]) {
    symlinkSync(path.join(packages, name), path.join(modules, "@mgp", name), "junction");
  }
  symlinkSync(path.join(root, "node_modules/@types/node"), path.join(modules, "@types/node"), "junction");
}

function node(folder: string, ...args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  return { status, output: stdout + stderr };
}

/** What a package.json says behind a name. */
function versionIn(text: string, name: string): string {
  return text.split(`"${name}": "`)[1]?.split('"')[0] ?? "";
}

test("what is scaffolded compiles and passes its own tests, the kit among them", () => {
  const { folder } = scaffold("fancy-kv", temporaryFolder());
  linkWorkspace(folder);
  expect(node(folder, compiler, "--customConditions", "@mgp/source")).toEqual({ status: 0, output: "" });
  const tests = ["--conditions=@mgp/source", "--test", "--test-reporter=tap", "test/**/*.test.ts"];
  const { status, output } = node(folder, ...tests);
  expect([status, output]).toEqual([0, expect.stringMatching(/^# pass \d{2,}\n# fail 0$/m)]);
}, 300_000);

test("its package asks for this release of ours and for the tools that it was tested with", () => {
  const { folder } = scaffold("fancy-kv", temporaryFolder());
  const own = readFileSync(path.join(import.meta.dirname, "../package.json"), "utf8");
  const tools = readFileSync(path.join(root, "package.json"), "utf8");
  const asked = readFileSync(path.join(folder, "package.json"), "utf8");
  expect(asked).toContain('"name": "mgp-adapter-fancy-kv"');
  for (const name of ["@mgp/conformance", "@mgp/core"]) {
    expect(versionIn(asked.split('"devDependencies"')[1] ?? "", name)).toBe(`^${versionIn(own, "version")}`);
  }
  for (const name of ["@types/node", "typescript"]) expect(versionIn(asked, name)).toBe(`^${versionIn(tools, name)}`);
});

test("our packages are asked for in the version of this one", () => {
  const text =
    '{ "peer": { "@mgp/core": ">=0.1.0 <1.0.0" }, "dev": { "@mgp/core": "^0.1.0", "typescript": "^6.0.0" } }';
  expect(fillInPackage(text, adapterName("kv"), "0.9.2")).toBe(text.replace("^0.1.0", "^0.9.2"));
});
