import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { startProcess } from "./support/gateway-process.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

test("a full disk under the log stops neither the gateway nor its end", async () => {
  const full = openSync("/dev/full", "w");
  onTestFinished(() => closeSync(full));
  const running = startProcess(["--port", "0"], { cwd: temporaryFolder(), stderr: full });
  const url = await running.url;
  for (let request = 0; request < 20; request += 1) expect((await fetch(`${url}/nothing`)).status).toBe(404);
  expect(await running.stop()).toBe(0);
});

/** Writes far more than may wait, says so, and ends when it is told to. */
const talker = `
  import { createLog } from ${JSON.stringify(pathToFileURL(path.join(import.meta.dirname, "../src/log/create-log.ts")).href)};
  const { log, close } = createLog({ level: "info", format: "json" });
  for (let line = 0; line < 20_000; line += 1) log("info", "line", { text: "x".repeat(1_000) });
  process.stdin.once("data", () => void close());
  process.stdout.write("written");
`;

test("a log that nothing reads keeps a part of its lines, and says afterwards how many are lost", async () => {
  const child = spawn(process.execPath, ["--conditions=@mgp/source", "--input-type=module", "-e", talker]);
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  const lines: string[] = [];
  let lost: unknown;
  for await (const line of createInterface(child.stderr)) {
    const entry: unknown = JSON.parse(line);
    if (line.includes("log_lines_lost")) lost = entry;
    else lines.push(line);
    if (lost !== undefined && !child.stdin.writableEnded) child.stdin.end("end");
  }
  expect(lines.length).toBeGreaterThan(1_000);
  expect(lost).toMatchObject({ level: "WARNING", message: "log_lines_lost", count: 20_000 - lines.length });
  expect(lines.length).toBeLessThan(10_000);
});

/** Closes while a line is being written and others wait. */
const closer = `
  import { createLog } from ${JSON.stringify(pathToFileURL(path.join(import.meta.dirname, "../src/log/create-log.ts")).href)};
  const { log, close } = createLog({ level: "info", format: "json" });
  log("info", "first", { text: "x".repeat(10_000) });
  log("info", "second");
  await close();
  log("info", "too late");
`;

test("closing writes also the lines that came while another was being written", async () => {
  const child = spawn(process.execPath, ["--conditions=@mgp/source", "--input-type=module", "-e", closer]);
  onTestFinished(() => void child.kill("SIGKILL"));
  const messages: unknown[] = [];
  for await (const line of createInterface(child.stderr)) messages.push(JSON.parse(line));
  expect(messages).toMatchObject([{ message: "first" }, { message: "second" }]);
});
