import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startNpmRegistry } from "../src/npm-registry.ts";

test("a registry has what is published to it, and does not look elsewhere for names of its own", async () => {
  // Nothing listens there: whatever is asked for elsewhere fails otherwise than by not being found.
  const registry = await startNpmRegistry({ uplink: "http://127.0.0.1:9/", own: ["@mgp/*"] });
  const folder = mkdtempSync(path.join(tmpdir(), "mgp-published-"));
  onTestFinished(async () => {
    await registry.stop();
    rmSync(folder, { recursive: true });
  });
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name: "@mgp/tried", version: "1.2.3" }));
  const env = { ...process.env, npm_config_registry: registry.url, npm_config_userconfig: registry.userConfig };
  execFileSync("npm", ["publish", "--access", "public", "--loglevel=error"], { cwd: folder, env, stdio: "pipe" });
  const statusOf = async (name: string): Promise<number> => (await fetch(new URL(name, registry.url))).status;
  expect(await statusOf("@mgp%2ftried/1.2.3")).toBe(200);
  expect(await statusOf("@mgp%2fother")).toBe(404);
});
