import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { inTypedWords, typedFor } from "../src/command/typed-command.ts";

const repository = path.join(import.meta.dirname, "../../..");

test("what is installed is typed by its name, and a checkout's source by the file that starts it", () => {
  expect(typedFor("file:///app/dist/main.js")).toBe("mgp-gateway");
  expect(typedFor("file:///checkout/apps/gateway/src/main.ts")).toBe("node start.mjs");
});

test.each([
  ['Run "mgp-gateway migrate", or name another.', 'Run "node start.mjs migrate", or name another.'],
  ["run mgp-gateway reindex, which continues it", "run node start.mjs reindex, which continues it"],
  ['"mgp-gateway --help" lists all commands and flags.', '"node start.mjs --help" lists all commands and flags.'],
  ["with npx mgp-gateway key new --id bot", "with node start.mjs key new --id bot"],
  ["  mgp-gateway [flags]  Start the gateway.", "  node start.mjs [flags]  Start the gateway."],
])("in a checkout %j is %j", (message, told) => {
  expect(inTypedWords(message, "node start.mjs")).toBe(told);
  expect(inTypedWords(message, "mgp-gateway")).toBe(message);
});

test.each(["mgp-gateway: there is no key", "mgp-gateway 0.1.0", "image: mgp-gateway", "the mgp-gateway processes"])(
  "%j says nothing that is to be typed",
  (message) => {
    expect(inTypedWords(message, "node start.mjs")).toBe(message);
  },
);

test("a hint of a gateway that runs from its sources can be typed as it stands", () => {
  const gateway = [path.join(repository, "start.mjs"), "kye"];
  const { stderr } = spawnSync(process.execPath, gateway, { cwd: repository, encoding: "utf8" });
  const typed = /"node (\S+) (--\w+)" lists all commands and flags/.exec(stderr);
  expect(typed).not.toBeNull();
  const told = spawnSync(process.execPath, typed?.slice(1) ?? [], { cwd: repository, encoding: "utf8" });
  expect(told.stdout).toContain("node start.mjs migrate");
});
