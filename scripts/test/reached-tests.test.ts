import { describe, expect, test } from "vitest";
import { namedFiles } from "../changed/named-files.ts";
import { reachedTests } from "../changed/reached-tests.ts";

const CORE = "packages/core/src/index.ts";
const FILE = "packages/adapter-file/src/index.ts";
const GRAPH = "packages/adapter-graph/src/index.ts";
const LOADER = "apps/gateway/test/support/test-backend.ts";
const THREAT = "apps/gateway/test/threats/t.test.ts";

const graph = new Map(
  Object.entries({
    [CORE]: ["packages/core/src/text.ts"],
    "packages/core/src/text.ts": [],
    "packages/core/test/text.test.ts": ["packages/core/src/text.ts"],
    [FILE]: [CORE],
    [GRAPH]: [CORE],
    "packages/adapter-file/test/file.test.ts": [FILE, "packages/adapter-file/README.md", "packages/adapter-file"],
    [LOADER]: [FILE, GRAPH],
    [THREAT]: [LOADER, "apps/gateway/test/python"],
    "examples/test/start.test.ts": ["."],
  }).map(([module, needs]) => [module, new Set(needs)] as const),
);

const tests = [
  { project: "core", file: "packages/core/test/text.test.ts" },
  { project: "adapter-file", file: "packages/adapter-file/test/file.test.ts" },
  { project: "gateway-file", file: THREAT, adapter: "file" },
  { project: "gateway-graph", file: THREAT, adapter: "graph" },
  { project: "examples", file: "examples/test/start.test.ts" },
];

describe("a change reaches", () => {
  test.each([
    [
      "what imports it, over packages",
      "packages/core/src/text.ts",
      ["core", "adapter-file", "gateway-file", "gateway-graph"],
    ],
    ["the gateway's tests over that adapter alone", FILE, ["adapter-file", "gateway-file"]],
    ["itself, where it is a test", THREAT, ["gateway-file", "gateway-graph"]],
    ["who reads it", "packages/adapter-file/README.md", ["adapter-file"]],
    ["who names its folder", "apps/gateway/test/python/serve.py", ["gateway-file", "gateway-graph"]],
    ["all tests beside it, where no module needs it", "packages/core/package.json", ["core"]],
    ["nothing, where no test is beside it", "docs/threats.md", []],
    ["everything, where all stand on it", "pnpm-lock.yaml", tests.map((one) => one.project)],
  ])("%s", (_, changed, projects) => {
    expect(reachedTests([changed], graph, tests).map((one) => one.project)).toEqual(projects);
  });
});

test("what a source names without importing it is found", () => {
  const text = `
    fork(new URL("./child.ts", import.meta.url));
    readFileSync(path.join(import.meta.dirname, "..", "README.md"), "utf8");
    run("@mgp/adapter-memory", { MGP_ADAPTER: "graph", MGP_LEDGER: "postgres" });`;
  expect(namedFiles("packages/core/test/one.test.ts", text)).toEqual([
    "packages/core/test/child.ts",
    "packages/core/README.md",
    "packages/adapter-memory/src/index.ts",
    "packages/adapter-graph/src/index.ts",
    "packages/ledger-postgres/src/index.ts",
  ]);
});
