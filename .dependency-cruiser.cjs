// The import table of the architecture, checked over the real import graph.
const packageRoots = "^(schemas|packages/[^/]+|apps/[^/]+|examples|bench|container)/";
const allAdapters = "^packages/adapter-(?!kit/)[^/]+/";

/** What the sources of each room may import from the other rooms. */
const rooms = [
  { name: "schemas", from: "^schemas/", to: [] },
  { name: "core", from: "^packages/core/src/", to: [] },
  { name: "core-generate", from: "^packages/core/generate/", to: ["^schemas/"] },
  { name: "governance", from: "^packages/governance/src/", to: ["^packages/core/"] },
  { name: "conformance", from: "^packages/conformance/src/", to: ["^packages/core/"] },
  { name: "test-servers", from: "^packages/test-servers/src/", to: [] },
  { name: "create-mgp-adapter", from: "^packages/create-mgp-adapter/src/", to: [] },
  { name: "client", from: "^packages/client/src/", to: ["^packages/core/"] },
  { name: "embeddings", from: "^packages/embeddings/src/", to: ["^packages/core/"] },
  { name: "adapter-kit", from: "^packages/adapter-kit/src/", to: ["^packages/core/"] },
  {
    name: "engine-room",
    from: "^packages/(sqlite|postgres)/src/",
    to: ["^packages/core/", "^packages/adapter-kit/", "^packages/$1/"],
  },
  {
    name: "ledger",
    from: "^packages/ledger(-postgres)?/src/",
    to: ["^packages/core/", "^packages/governance/", "^packages/adapter-kit/", "^packages/(sqlite|postgres)/"],
  },
  {
    name: "adapter",
    from: "^packages/adapter-(?!kit/)[^/]+/src/",
    to: ["^packages/core/", "^packages/adapter-kit/", "^packages/(sqlite|postgres)/", "^packages/embeddings/"],
  },
  {
    name: "gateway",
    from: "^apps/gateway/src/",
    to: ["^schemas/", "^packages/(core|governance|ledger|adapter-memory)/"],
  },
];

module.exports = {
  forbidden: [
    ...rooms.map(({ name, from, to }) => ({
      name: `${name}-may-not-import`,
      comment: `Allowed for ${name}: ${to.join(", ") || "its own files"}.`,
      severity: "error",
      from: { path: from },
      // A room may always import its own package; $1 would be the name of the room, so its folder is spelled out.
      to: { path: packageRoots, pathNot: [from.replace(/(src|generate)\/$/, ""), ...to] },
    })),
    {
      name: "adapters-are-strangers",
      comment: "An adapter knows no other adapter, in its tests neither.",
      severity: "error",
      from: { path: "^packages/(adapter-[^/]+)/" },
      to: { path: allAdapters, pathNot: "^packages/$1/" },
    },
    {
      name: "ledgers-are-strangers",
      severity: "error",
      from: { path: "^packages/(ledger[^/]*)/src/" },
      to: { path: "^packages/ledger[^/]*/", pathNot: "^packages/$1/" },
    },
    {
      name: "core-has-no-io",
      severity: "error",
      from: { path: "^packages/core/src/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "governance-knows-no-http",
      severity: "error",
      from: { path: "^packages/governance/src/" },
      to: { path: "^(node:)?(http|https|http2|net|tls)$|node_modules/(hono|@hono)/" },
    },
    {
      name: "operations-know-no-tasks",
      comment: "What a task does is made of the operations in background/; they only ask for one to be accepted.",
      severity: "error",
      from: { path: "^packages/governance/src/operations/" },
      to: { path: "^packages/governance/src/(tasks|background)/" },
    },
    {
      name: "tasks-know-no-operations",
      comment: "Who runs a task, and when, does not depend on what it does: that is in background/.",
      severity: "error",
      from: { path: "^packages/governance/src/tasks/" },
      to: { path: "^packages/governance/src/(operations|background|store)/" },
    },
    {
      name: "conformance-knows-no-runner",
      severity: "error",
      from: { path: "^packages/conformance/src/" },
      to: { path: "node_modules/(vitest|@vitest)/" },
    },
    {
      name: "no-import-past-index",
      comment: "Of another package only its index.ts is public, and of core its validation.ts; the schemas are data.",
      severity: "error",
      from: { path: "^(packages/[^/]+|apps/[^/]+|schemas|examples|bench|container)/" },
      to: {
        path: packageRoots,
        pathNot: ["^$1/", "^schemas/", "/src/index[.]ts$", "^packages/core/src/validation[.]ts$"],
      },
    },
    {
      name: "schemas-by-name-only",
      comment: "The schemas are imported as @mgp/schemas, so that a published package finds them.",
      severity: "error",
      from: { path: "^(packages|apps)/[^/]+/src/" },
      to: { path: "^schemas/", dependencyTypes: ["local"] },
    },
    {
      name: "no-import-of-own-index",
      comment: "index.ts is for others; an inner file that imports it makes a cycle.",
      severity: "error",
      from: { path: "^((?:packages|apps)/[^/]+)/src/" },
      to: { path: "^$1/src/index[.]ts$" },
    },
    {
      name: "no-test-code-in-sources",
      severity: "error",
      from: { path: "^(packages|apps)/[^/]+/src/" },
      to: { path: "^(packages|apps)/[^/]+/(test|generate)/" },
    },
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    {
      name: "could-not-resolve",
      comment: "Most often a package that package.json does not name.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "not-in-package-json",
      severity: "error",
      from: { path: "^(packages|apps)/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "sources-need-no-development-package",
      severity: "error",
      from: { path: "^(packages|apps)/[^/]+/src/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["npm", "npm-peer", "type-only"] },
    },
  ],
  options: {
    // Tests use the root's tools.
    combinedDependencies: true,
    // Without this, imports of types are not seen.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["@mgp/source", "import", "types", "default"],
    },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/(dist|[.]cache)/" },
  },
};
