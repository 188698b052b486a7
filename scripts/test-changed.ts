// `pnpm test:changed [--list] [branch or commit]`: runs the tests that a change can turn red, in every project that has them.
import path from "node:path";
import { parseArgs } from "node:util";
import { createVitest, type TestSpecification } from "vitest/node";
import { changedFiles } from "./changed/changed-files.ts";
import { importGraph } from "./changed/import-graph.ts";
import { type ProjectTest, reachedTests } from "./changed/reached-tests.ts";

const root = path.join(import.meta.dirname, "..");

const { values, positionals } = parseArgs({ allowPositionals: true, options: { list: { type: "boolean" } } });

const changed = changedFiles(root, positionals[0]);
const vitest = await createVitest({ root, watch: false });
const specifications = await vitest.globTestSpecifications();
const chosen = reachedTests(changed, importGraph(root), specifications.map(testOf));

for (const [project, tests] of Map.groupBy(chosen, (test) => test.project)) {
  const count = specifications.filter((specification) => specification.project.name === project).length;
  console.log(`${project}: ${tests.length} of ${count} files`);
  if (tests.length < count || values.list === true) console.log(tests.map(({ file }) => `  ${file}`).join("\n"));
}
console.log(`${changed.length} changed files reach ${chosen.length} of ${specifications.length} test files.`);
if (values.list !== true && chosen.length > 0) {
  // Its reporters expect it.
  await vitest.standalone();
  await vitest.runTestSpecifications(
    chosen.map((test) => test.specification),
    true,
  );
}
await vitest.close();

function testOf(specification: TestSpecification): ProjectTest & { readonly specification: TestSpecification } {
  const { project, moduleId } = specification;
  const file = path.relative(root, moduleId).split(path.sep).join("/");
  // `gateway` runs over the adapter in memory, `gateway-<adapter>` over that one.
  const [, adapter] = /^gateway-([a-z]+)$/.exec(project.name === "gateway" ? "gateway-memory" : project.name) ?? [];
  return { project: project.name, file, ...(adapter === undefined ? {} : { adapter }), specification };
}
