import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { meaningOfHangup } from "../../src/command/hangups.ts";
import { bareEnvironment } from "../support/bare-environment.ts";
import { outcome, startProcess } from "../support/gateway-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { callersFolder } from "./support/callers-folder.ts";

const patience = 120_000;
const named = ["--port", "0", "--auth-mode", "callers", "--callers-file", "callers.json"];

async function statusOf(url: string, key: string): Promise<number> {
  return (await fetch(`${url}/mgp/capabilities`, { headers: { "X-MGP-API-Key": key } })).status;
}

/** Runs a `key` command on the callers file of the folder. */
async function keyCommand(folder: string, ...words: readonly string[]): Promise<string> {
  const { code, out, err } = await outcome(["key", ...words, "--callers-file", "callers.json"], { cwd: folder });
  expect([code, err]).toEqual([0, ""]);
  return out;
}

describe("gateways that share a callers file", { timeout: patience }, () => {
  test("accept a new key and refuse a revoked one, without a signal to any of them", async () => {
    const { folder, fresh } = callersFolder();
    const gateways = ["state-1", "state-2"].map((state) =>
      startProcess([...named, "--state-dir", state], { cwd: folder }),
    );
    const urls = await Promise.all(gateways.map(async ({ url }) => await url));
    const statuses = async (key: string): Promise<readonly number[]> =>
      await Promise.all(urls.map(async (url) => await statusOf(url, key)));
    expect(await statuses(fresh.key)).toEqual([200, 200]);
    const second = /^ {2}(mgp_\S+)$/m.exec(await keyCommand(folder, "new", "--id", "bot"))?.[1] ?? "";
    await expect.poll(async () => await statuses(second)).toEqual([200, 200]);
    expect(await statuses(fresh.key)).toEqual([200, 200]);
    await keyCommand(folder, "revoke", fresh.id);
    await expect.poll(async () => await statuses(fresh.key)).toEqual([401, 401]);
    expect(await statuses(second)).toEqual([200, 200]);
    expect(await Promise.all(gateways.map(async ({ stop }) => await stop()))).toEqual([0, 0]);
  });
});

describe("SIGHUP", { timeout: patience }, () => {
  test("reads the callers file, changed or not, and ends nothing", async () => {
    const { folder, fresh } = callersFolder();
    const gateway = startProcess(named, { cwd: folder });
    const url = await gateway.url;
    for (let reloads = 1; reloads <= 2; reloads += 1) {
      gateway.kill("SIGHUP");
      await expect.poll(() => gateway.stderr().split('"callers_reloaded"').length).toBe(reloads + 1);
    }
    expect(await statusOf(url, fresh.key)).toBe(200);
    expect(await gateway.stop()).toBe(0);
  });

  test("ends nothing either where there is nothing to reload", async () => {
    const gateway = startProcess(["--port", "0"], { cwd: temporaryFolder() });
    const url = await gateway.url;
    gateway.kill("SIGHUP");
    await expect.poll(gateway.stderr).toContain("nothing_to_reload");
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(await gateway.stop()).toBe(0);
  });

  test("ends a gateway of --reload, and what it runs", async () => {
    const gateway = startProcess(["--port", "0", "--reload"], { cwd: temporaryFolder() });
    const url = await gateway.url;
    gateway.kill("SIGHUP");
    await gateway.ended;
    await expect(fetch(`${url}/readyz`)).rejects.toThrow("fetch failed");
  });

  test("of a closed terminal drains", async ({ skip }) => {
    skip(spawnSync("script", ["--version"]).status !== 0, "there is no script(1), which makes terminals");
    const folder = temporaryFolder();
    const read = (name: string): string => {
      const file = path.join(folder, name);
      return existsSync(file) ? readFileSync(file, "utf8") : "";
    };
    const main = path.join(import.meta.dirname, "../../src/main.ts");
    const command = `echo $$ >pid; exec '${process.execPath}' --conditions=@mgp/source '${main}' --port 0 >out 2>err`;
    const terminal = spawn("script", ["-qec", command, "/dev/null"], {
      cwd: folder,
      env: bareEnvironment,
      stdio: "ignore",
    });
    onTestFinished(() => {
      terminal.kill("SIGKILL");
      if (isRunning(Number(read("pid")))) process.kill(Number(read("pid")), "SIGKILL");
    });
    await expect.poll(() => read("out")).toContain("MGP gateway on");
    terminal.kill("SIGKILL");
    await expect.poll(() => isRunning(Number(read("pid")))).toBe(false);
    expect(read("err")).toContain('"signal":"SIGHUP"');
    expect(read("err")).toContain("gateway_stopped");
  });

  test.each([
    ["linux", true, true, "reload"],
    ["linux", true, false, "end"],
    ["linux", false, false, "reload"],
    ["darwin", true, false, "end"],
    ["win32", false, false, "end"],
  ] as const)(
    "on %s, with a terminal at the start: %j, and now: %j, means: %s",
    (platform, hadTerminal, hasTerminal, meaning) => {
      expect(meaningOfHangup({ platform, hadTerminal, hasTerminal })).toBe(meaning);
    },
  );
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
