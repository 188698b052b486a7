import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { goMissing, goProgram } from "@mgp/test-servers";
import type { TestContext } from "vitest";
import { at, listAt, textAt } from "../../threats/support/json.ts";
import { describeStep, type History, type Step } from "./history.ts";

const source = path.join(import.meta.dirname, "../porcupine");
const checkout = path.join(import.meta.dirname, "../../../../..");
const drawings = ".cache/replicas";

/** Lines of a history around the place where it stops to make sense. */
const SHOWN_STEPS = 60;

/** Skips the test, with the reason, where Porcupine cannot be built. With CI=true a skipped test counts as failed. */
export function requireChecker({ skip }: Pick<TestContext, "skip">): void {
  const missing = goMissing();
  skip(missing !== undefined, `Porcupine checks the history, and cannot be built: ${missing}`);
}

/**
 * Checks with Porcupine that each memory behaved as one register: every request took effect at one instant between
 * its call and its answer, one of unknown outcome at any time after its call, or never.
 *
 * @throws Error that shows the history of each memory that did not, and names a drawing of it
 */
export async function assertLinearizable(history: History): Promise<void> {
  const told = history.steps.filter(tellsSomething);
  const verdicts = await judge(told);
  const faults = verdicts.filter((verdict) => textAt(verdict, "verdict") !== "Ok").map((each) => describe(each, told));
  if (faults.length > 0) throw new Error(`${faults.join("\n\n")}\n\nAll answers:\n${history.tally()}`);
}

/** What is promised to have had no effect is left out: had it one, another request would see what no client wrote. */
function tellsSomething({ action, result }: Step): boolean {
  return result !== "refused" && !(action === "get" && result === "unknown");
}

async function judge(steps: readonly Step[]): Promise<readonly unknown[]> {
  mkdirSync(path.join(checkout, drawings), { recursive: true });
  const program = await goProgram(`porcupine-${sourceHash()}`, { folder: source });
  const checker = spawn(program, [drawings], { cwd: checkout });
  const [stdout, stderr] = [text(checker.stdout), text(checker.stderr)];
  checker.stdin.end(steps.map((step) => `${lineOf(step)}\n`).join(""));
  const lines = (await stdout).split("\n").filter(Boolean);
  if (lines.length !== new Set(steps.map((step) => step.id)).size)
    throw new Error(`The checker failed: ${await stderr}`);
  return lines.map((line): unknown => JSON.parse(line));
}

/** The program is built again when its sources change. */
function sourceHash(): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(source).toSorted()) hash.update(readFileSync(path.join(source, file)));
  return hash.digest("hex").slice(0, 16);
}

/** Instants in whole nanoseconds, rounded so that no two requests that overlapped seem not to. */
function lineOf({ id, client, action, value, expected, result, seen, exchange }: Step): string {
  const call = Math.floor(exchange.call * 1e6);
  return JSON.stringify({
    id,
    client,
    action,
    value,
    expected,
    call,
    return: Math.ceil(exchange.return * 1e6),
    result,
    seen,
  });
}

function describe(verdict: unknown, all: readonly Step[]): string {
  const id = textAt(verdict, "id");
  const steps = all.filter((step) => step.id === id);
  if (textAt(verdict, "verdict") === "Unknown") return `${id}: ${steps.length} requests are too many to check in time.`;
  const fitting = new Set(listAt(verdict, "fitting"));
  const lines = steps
    .map((step, place) => ({ step, fits: fitting.has(place) }))
    .toSorted((left, right) => left.step.exchange.call - right.step.exchange.call)
    .map(({ step, fits }) => ({ fits, line: `${fits ? "     " : "?? "}${describeStep(step)}` }));
  const first = Math.max(0, lines.findIndex(({ fits }) => !fits) - SHOWN_STEPS / 2);
  return [
    `The history of ${id} is not linearizable. No order explains the requests marked ?? (drawing: ${String(at(verdict, "drawing"))}):`,
    ...lines.slice(first, first + SHOWN_STEPS).map(({ line }) => line),
  ].join("\n");
}
