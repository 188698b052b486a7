import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { copyCheckout } from "../copy-checkout.ts";

const repository = path.join(import.meta.dirname, "../..");

/** A checkout in which nothing is installed. */
function freshCheckout(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "mgp-start-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  copyCheckout(folder);
  return folder;
}

/** That of the person who runs the tests, with which packages are found, but without what is meant for a gateway. */
function userEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:MGP_|NODE_OPTIONS|VITEST|INIT_CWD)/.test(name)),
  );
}

test("the command that starts the gateway installs all that it needs, and no tool", { timeout: 300_000 }, async () => {
  const folder = freshCheckout();
  const child = spawn(process.execPath, [path.join(folder, "start.mjs"), "--port", "0"], {
    cwd: folder,
    env: userEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  let output = "";
  const url = Promise.withResolvers<string>();
  const note = (text: string): void => {
    output += text;
    const found = /MGP gateway on (\S+)/.exec(output)?.[1];
    if (found !== undefined) url.resolve(found);
  };
  child.stdout.setEncoding("utf8").on("data", note);
  child.stderr.setEncoding("utf8").on("data", note);
  const ended = once(child, "close");
  void ended.then(() => url.reject(new Error(`The gateway did not start: ${output}`)));
  const answer = await fetch(`${await url.promise}/healthz`);
  expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ status: "ok" })]);
  expect(existsSync(path.join(folder, "node_modules/vitest"))).toBe(false);
  child.kill("SIGHUP");
  await expect.poll(() => output).toContain("nothing_to_reload");
  child.kill("SIGTERM");
  expect((await ended)[0]).toBe(0);
});

test("an older Node.js than the tools need is refused in a sentence", () => {
  const older = 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.20.8" } });';
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${older}`, path.join(repository, "start.mjs"), "--version"],
    { env: userEnvironment(), encoding: "utf8" },
  );
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr:
      "Starting the gateway from a checkout needs Node.js 20.11 or later; this is 18.20.8. Install one of those: https://nodejs.org/en/download\n",
  });
});
