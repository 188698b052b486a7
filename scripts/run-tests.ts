import { rmSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { startVitest, type TestCase, type TestModule, type TestSuite } from "vitest/node";
import { compileCache } from "./compile-cache.ts";

/** Characters of an error's message that are printed at the end. */
const SHOWN = 600;

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Runs every test and says at the end which failed and why one was skipped, which no reporter of vitest's does. */
export async function runTests(root: string): Promise<Counts> {
  // What tests make in folders of their own would be in it for ever.
  rmSync(compileCache, { recursive: true, force: true });
  const vitest = await startVitest([], { root, watch: false });
  const modules = vitest.state.getTestModules();
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const skipped = tests.filter((test) => test.result().state === "skipped");
  const failedTests = tests.filter((test) => test.result().state === "failed");
  const failedModules = modules.filter(failedOutsideTests);
  const unhandledErrors = vitest.state.getUnhandledErrors();
  await vitest.close();
  const unexplained = skipped.filter((test) => reasonOf(test) === undefined);

  for (const test of failedTests) console.log(`failed: ${nameOf(test.module)} > ${test.fullName}\n${whyOf(test)}`);
  for (const module of failedModules) console.log(`failed: ${nameOf(module)}, outside its tests`);
  for (const test of skipped)
    console.log(`skipped: ${nameOf(test.module)} > ${test.fullName}: ${reasonOf(test) ?? "no reason given"}`);
  if (unexplained.length > 0)
    console.log("A skipped test that gives no reason counts as failed: call skip(condition, reason).");
  if (tests.length === 0) console.log("No test was found.");
  return {
    passed: tests.filter((test) => test.result().state === "passed").length,
    failed:
      tests.length === 0 ? 1 : failedTests.length + failedModules.length + unhandledErrors.length + unexplained.length,
    skipped: skipped.length - unexplained.length,
  };
}

/** How each of its errors begins and ends: the end of a log is what is read first, and all that some places keep. */
function whyOf(test: TestCase): string {
  return (test.result().errors ?? [])
    .map(({ message }) => stripVTControlCharacters(message))
    .map((message) =>
      message.length <= SHOWN ? message : `${message.slice(0, SHOWN / 2)} … ${message.slice(-SHOWN / 2)}`,
    )
    .map((message) => message.replaceAll(/^/gm, "  "))
    .join("\n");
}

/** A file that does not load, or a hook that throws, fails without a failed test. */
function failedOutsideTests(module: TestModule): boolean {
  return module.state() === "failed" && ![...module.children.allTests("failed")].length;
}

function nameOf(module: TestModule): string {
  return `${module.project.name} ${module.relativeModuleId}`;
}

/** What the test said itself, or what failed before its turn came; `undefined`: it was left out in silence. */
function reasonOf(test: TestCase): string | undefined {
  const result = test.result();
  if (result.state === "skipped" && result.note !== undefined) return result.note;
  const failed = [...suitesAround(test)].find((suite) => suite.state() === "failed" && suite.errors().length > 0);
  const [message = "no message"] = failed?.errors()[0]?.message.split("\n") ?? [];
  return failed === undefined ? undefined : `what is set up for it failed before: ${message}`;
}

function* suitesAround({ parent }: TestCase): Generator<TestSuite | TestModule> {
  for (let suite = parent; ; suite = suite.parent) {
    yield suite;
    if (suite.type === "module") return;
  }
}
