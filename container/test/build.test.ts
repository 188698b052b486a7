import { spawnSync } from "node:child_process";
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runBuildSteps } from "../src/build-steps.ts";
import { repository } from "../src/repository.ts";

const MEBIBYTE = 1_048_576;

const folder = mkdtempSync(path.join(tmpdir(), "mgp-image-"));
/** What the second stage takes. */
let app = "";

// Packages may have to be downloaded, and there are many files.
beforeAll(async () => {
  app = path.join(await runBuildSteps({ folder, buildArguments: { MGP_ADAPTERS: "postgres" } }), "out");
}, 600_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }), 600_000);

it("makes what the lockfile names and what was asked for, and no tool", () => {
  const packages = readdirSync(path.join(app, "node_modules/.pnpm"));
  const lockfile = readFileSync(path.join(repository, "pnpm-lock.yaml"), "utf8");
  // What follows the first underscore says which peers a package has got, the project's own packages among them.
  const foreign = packages.map((name) => name.replace(/_.*$/, "").replace("+", "/")).filter((name) => /@\d/.test(name));
  expect(foreign).not.toEqual([]);
  expect(foreign.filter((name) => !lockfile.includes(`\n  '${name}':`) && !lockfile.includes(`\n  ${name}:`))).toEqual(
    [],
  );
  expect(foreign.filter((name) => /^(?:typescript|vitest|node-linux|turbo|verdaccio|@embedded)/.test(name))).toEqual(
    [],
  );
  const own = readdirSync(path.join(app, "node_modules/@mgp"));
  expect(own).toEqual(expect.arrayContaining(["adapter-memory", "adapter-postgres", "ledger", "ledger-postgres"]));
  expect(own).not.toContain("adapter-graph");
  expect(sizeOf(app)).toBeLessThan(64 * MEBIBYTE);
});

it("makes a gateway that starts, and knows every setting that the image and compose give it", () => {
  const [, entry = ""] = /^ENTRYPOINT \["node", "\/app\/(.+)"\]$/m.exec(read("Dockerfile")) ?? [];
  const given = [...`${read("Dockerfile")}${read("docker-compose.yml")}`.matchAll(/^\s+(?:ENV )?(MGP_\w+)[=:]/gm)];
  const { status, stdout } = spawnSync(process.execPath, [path.join(app, entry), "--help"], {
    cwd: folder,
    env: { MGP_ADAPTER: "postgres" },
    encoding: "utf8",
  });
  expect(status).toBe(0);
  const names = given.map(([, name = ""]) => name).filter((name) => !/^MGP_(?:ADAPTERS|LEDGERS)$/.test(name));
  expect(names).toContain("MGP_GATEWAY_AUTH_MODE");
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(stdout))).toEqual([]);
});

function read(file: string): string {
  return readFileSync(path.join(repository, file), "utf8");
}

/** In bytes; what is linked counts where it is. */
function sizeOf(file: string): number {
  const found = lstatSync(file);
  if (!found.isDirectory()) return found.size;
  return readdirSync(file).reduce((sum, name) => sum + sizeOf(path.join(file, name)), 0);
}
