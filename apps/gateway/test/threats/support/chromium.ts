import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { onTestFinished, type TestContext } from "vitest";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/** The browser's program. Without one the test is skipped with the reason; with CI=true a skipped test counts as failed. */
export function requireChromium({ skip }: Pick<TestContext, "skip">): string {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const found = names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isProgram);
  return found ?? skip(`There is no ${names.join(", ")} in PATH: install Chromium.`);
}

/**
 * Opens a page in a fresh browser, which is ended after the test.
 *
 * @returns the folder of its profile
 */
export function visit(chromium: string, page: string, resolverRules = ""): string {
  const profile = temporaryFolder();
  const browser = spawn(
    chromium,
    [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // It leaves when its first page is there, unless there is a port to steer it by.
      "--remote-debugging-port=0",
      `--user-data-dir=${profile}`,
      `--host-resolver-rules=${resolverRules}`,
      page,
    ],
    // A group of its own: the program may be a script, and its processes are ended together.
    { stdio: "ignore", detached: true },
  );
  const ended = new Promise<void>((resolve) => browser.once("close", () => resolve()));
  onTestFinished(async () => {
    if (browser.pid !== undefined && browser.exitCode === null) process.kill(-browser.pid, "SIGKILL");
    await ended;
  });
  return profile;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
