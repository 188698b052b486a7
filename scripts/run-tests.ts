import { startVitest, type TestCase, type TestModule } from "vitest/node";

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Runs every test and says of each skipped one why, which no reporter of vitest's does. */
export async function runTests(root: string): Promise<Counts> {
  const vitest = await startVitest([], { root, watch: false });
  const modules = vitest.state.getTestModules();
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const skipped = tests.filter((test) => test.result().state === "skipped");
  const failed =
    tests.filter((test) => test.result().state === "failed").length +
    modules.filter(failedOutsideTests).length +
    vitest.state.getUnhandledErrors().length;
  await vitest.close();

  for (const test of skipped) console.log(`skipped: ${test.module.project.name} > ${test.fullName}: ${reasonOf(test)}`);
  if (tests.length === 0) console.log("No test was found.");
  return {
    passed: tests.filter((test) => test.result().state === "passed").length,
    failed: tests.length === 0 ? 1 : failed,
    skipped: skipped.length,
  };
}

/** A file that does not load, or a hook that throws, fails without a failed test. */
function failedOutsideTests(module: TestModule): boolean {
  return module.state() === "failed" && ![...module.children.allTests("failed")].length;
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  return (result.state === "skipped" && result.note) || "no reason given";
}
