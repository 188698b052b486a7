import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { startProcess } from "./support/gateway-process.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";
import { linesOf } from "./threats/support/world.ts";

const faults = [
  ["an error that is not caught", 'throw new Error("the kiwi is secret")'],
  ["a promise that is not awaited", 'Promise.reject(new Error("the kiwi is secret"))'],
] as const;

test.each(faults)("%s ends the process, and the log says so without its words", async (_, fault) => {
  const cwd = temporaryFolder();
  const module = path.join(cwd, "policy.mjs");
  const source = `export default (builtIn) => { setTimeout(() => { ${fault}; }, 1500); return builtIn; };`;
  writeFileSync(module, source);
  const running = startProcess(["--port", "0"], { cwd, environment: { MGP_POLICY_MODULE: module } });
  expect(await running.ended).toBe(1);
  expect(running.stdout()).toContain("MGP gateway on");
  const crashed = linesOf(running.stderr()).filter((line) => JSON.stringify(line).includes("gateway_crashed"));
  expect(crashed).toMatchObject([{ level: "ERROR", message: "gateway_crashed", error: { name: "Error" } }]);
  expect(running.stderr()).not.toContain("kiwi");
});
