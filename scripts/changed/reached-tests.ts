import type { ImportGraph } from "./import-graph.ts";

/** A test file as one project of vitest runs it. */
export interface ProjectTest {
  readonly project: string;
  /** Relative to the repository, with slashes. */
  readonly file: string;
  /** The one adapter that its gateway runs over; absent: that is no choice of the project's. */
  readonly adapter?: string;
}

/** Everything is different with another of these. */
const FOR_ALL = /^(?:vitest\.config\.ts|package\.json|pnpm-lock\.yaml|pnpm-workspace\.yaml|tsconfig[^/]*\.json)$/;

/** A folder with tests of its own. */
const ROOT = /^(?:(?:packages|apps)\/[^/]+|schemas|examples|bench|container|scripts)(?=\/)/;

/** The modules that load the adapter that a project chose, and could load any. */
const LOADERS: ReadonlySet<string> = new Set([
  "apps/gateway/test/support/test-backend.ts",
  "apps/gateway/src/adapters/load-adapter.ts",
]);

/** The tests that can turn out otherwise for these changed files, of all that there are. */
export function reachedTests<Test extends ProjectTest>(
  changed: readonly string[],
  graph: ImportGraph,
  tests: readonly Test[],
): readonly Test[] {
  if (changed.some((file) => FOR_ALL.test(file))) return tests;
  const unknown = changed.filter((file) => !isKnown(file, graph));
  const roots = new Set(unknown.map((file) => ROOT.exec(file)?.[0]));
  const adapters = new Set(tests.map((test) => test.adapter));
  const reached = new Map([...adapters].map((adapter) => [adapter, modulesReached(changed, graph, adapter)]));
  return tests.filter(
    ({ file, adapter }) => reached.get(adapter)?.has(file) === true || roots.has(ROOT.exec(file)?.[0]),
  );
}

/** Is it, or a folder around it, something that a module needs? Otherwise all tests beside it may. */
function isKnown(file: string, graph: ImportGraph): boolean {
  return graph.has(file) || [...graph.values()].some((needs) => [...needs].some((need) => holds(need, file)));
}

/** Every module that needs one of these files, however many modules are between them. */
function modulesReached(
  changed: readonly string[],
  graph: ImportGraph,
  adapter: string | undefined,
): ReadonlySet<string> {
  const reached = new Set(changed);
  let before = 0;
  while (reached.size > before) {
    before = reached.size;
    for (const [module, needs] of graph) {
      if (reached.has(module)) continue;
      const followed = [...needs].filter((need) => isFollowed(module, need, adapter));
      if (followed.some((need) => reached.has(need) || changed.some((file) => holds(need, file)))) reached.add(module);
    }
  }
  return reached;
}

/** A whole package, and what is around packages, is where a module begins to look, and not what it needs. */
function holds(need: string, file: string): boolean {
  return need === file || (ROOT.test(need) && file.startsWith(`${need}/`));
}

function isFollowed(module: string, need: string, adapter: string | undefined): boolean {
  const [, name] = /^packages\/adapter-([a-z]+)\//.exec(need) ?? [];
  return name === undefined || name === "kit" || adapter === undefined || !LOADERS.has(module) || name === adapter;
}
