import { globSync } from "node:fs";
import path from "node:path";
import { defineConfig, type ViteUserConfig } from "vitest/config";

const roots = new Set(
  globSync("{schemas,packages/*,apps/*,examples,bench}/test/**/*.test.ts", { cwd: import.meta.dirname })
    .map((file) => file.split(path.sep))
    .map((parts) => parts.slice(0, parts.indexOf("test")).join("/")),
);

const config: ViteUserConfig = defineConfig({
  // `resolve.conditions` alone does not reach workspace packages imported by tests.
  ssr: { resolve: { conditions: ["@mgp/source"] } },
  test: {
    // A guard against what never ends, not a measure: other work may want the cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Inline, because projects given by folder name do not inherit this file's settings.
    projects: [
      ...[...roots].toSorted().map((root) => ({
        extends: true as const,
        root: path.join(import.meta.dirname, root),
        test: { name: path.basename(root), include: ["test/**/*.test.ts"] },
      })),
      // What the gateway promises over its default adapter it promises over every embedded one.
      ...["file", "graph", "lancedb"].map((adapter) => ({
        extends: true as const,
        root: path.join(import.meta.dirname, "apps/gateway"),
        test: {
          name: `gateway-${adapter}`,
          include: [
            "test/end-to-end.test.ts",
            "test/threats/*.test.ts",
            // What is looked at there does not depend on the engine, and each commit of LanceDB takes its time.
            ...(adapter === "lancedb" ? [] : ["test/interoperability/{differential,python-client}.test.ts"]),
          ],
          env: { MGP_TEST_ADAPTER: adapter },
        },
      })),
    ],
    coverage: { provider: "v8", include: ["{packages,apps}/*/src/**"] },
  },
});

export default config;
