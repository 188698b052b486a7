import { globSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig, type ViteUserConfig } from "vitest/config";
import { compileCache } from "./scripts/compile-cache.ts";
import { SpreadWaits } from "./scripts/spread-waits.ts";

const roots = new Set(
  globSync("{schemas,packages/*,apps/*,examples,bench,container,scripts}/test/**/*.test.ts", {
    cwd: import.meta.dirname,
  })
    .map((file) => file.split(path.sep))
    .map((parts) => parts.slice(0, parts.indexOf("test")).join("/")),
);

/** They come out alike in every project: each opens the stores that it is about itself, or none. */
const adapterIndependent = [
  "test/threats/t14-audit-sink.test.ts",
  "test/threats/t17-content-in-audit.test.ts",
  "test/threats/t20-key-comparison.test.ts",
  "test/threats/t25-paths.test.ts",
  "test/threats/t32-slow-readers.test.ts",
  "test/threats/t38-log-cut.test.ts",
];

const config: ViteUserConfig = defineConfig({
  // `resolve.conditions` alone does not reach workspace packages imported by tests.
  ssr: { resolve: { conditions: ["@mgp/source"] } },
  test: {
    // As Node.js does it: a test must not meet another shape of a CommonJS package than the product does.
    deps: { interopDefault: false },
    // One more than there are: many files wait for a clock, a child or a server, and leave their core to another.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: SpreadWaits },
    // A file of the gateway takes a second of processor time to import what the file before it has imported already.
    isolate: false,
    // A gateway that starts from source takes a third of a second less when another has compiled it.
    env: { NODE_COMPILE_CACHE: compileCache },
    // A guard against what never ends, not a measure: other work may want the cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 50_000 } },
    // Inline, because projects given by folder name do not inherit this file's settings.
    projects: [
      ...[...roots].toSorted().map((root) => ({
        extends: true as const,
        root: path.join(import.meta.dirname, root),
        test: {
          name: path.basename(root),
          include: ["test/**/*.test.ts"],
          // One of its files has its own `node:fs`.
          isolate: root === "packages/ledger",
          exclude: root === "apps/gateway" ? ["test/replicas/**"] : [],
        },
      })),
      // What the gateway promises over its default adapter it promises over every other.
      ...["file", "graph", "lancedb", "postgres"].map((adapter) => ({
        extends: true as const,
        root: path.join(import.meta.dirname, "apps/gateway"),
        test: {
          name: `gateway-${adapter}`,
          include: [
            "test/end-to-end.test.ts",
            "test/threats/*.test.ts",
            "test/attacks/*.test.ts",
            // What is looked at there does not depend on the engine, and each commit of LanceDB takes its time.
            ...(adapter === "lancedb" ? [] : ["test/interoperability/{differential,python-client}.test.ts"]),
          ],
          exclude: adapterIndependent,
          env: { MGP_TEST_ADAPTER: adapter },
          globalSetup:
            adapter === "postgres"
              ? [path.join(import.meta.dirname, "apps/gateway/test/support/provide-postgres.ts")]
              : [],
        },
      })),
      // Several processes under load: after everything else, and one file at a time.
      {
        extends: true as const,
        root: path.join(import.meta.dirname, "apps/gateway"),
        test: {
          name: "replicas",
          include: ["test/replicas/*.test.ts"],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
    coverage: { provider: "v8", include: ["{packages,apps}/*/src/**"] },
  },
});

export default config;
