import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chainLine, genesis } from "@mgp/governance";
import { sampleOutcome } from "@mgp/ledger-suite";
import { expect, test } from "vitest";
import { openLedger } from "../src/index.ts";
import { runInShell } from "./children/run.ts";
import { temporaryFolder } from "./samples.ts";

const tracer = "strace";
const strace = spawnSync(tracer, ["-V"]).status === 0;

/** What the child did with the log and its output, in order: wrote so many bytes, synced, acknowledged a line. */
type Step =
  | { readonly kind: "write"; readonly bytes: number }
  | { readonly kind: "sync" }
  | { readonly kind: "acknowledge"; readonly line: number };

/** Reads a trace in which every call stands when it was complete. */
function stepsOf(trace: string, log: string): readonly Step[] {
  const steps: Step[] = [];
  for (const line of trace.split("\n")) {
    const written = /(?:write|pwrite64)\(\d+<([^>]*)>.*\) += (\d+)/.exec(line);
    if (written?.[1] === log) steps.push({ kind: "write", bytes: Number(written[2]) });
    const synced = /fdatasync\(\d+<([^>]*)>\) += 0/.exec(line);
    if (synced?.[1] === log) steps.push({ kind: "sync" });
    const acknowledged = /write\(1<[^>]*>, "(\d+)\\n"/.exec(line);
    if (acknowledged !== null) steps.push({ kind: "acknowledge", line: Number(acknowledged[1]) });
  }
  return steps;
}

/** The first line that was acknowledged before it was synced; `undefined`: none. */
function tooEarly(steps: readonly Step[], ends: readonly number[]): number | undefined {
  let written = 0;
  let synced = 0;
  for (const step of steps) {
    if (step.kind === "write") written += step.bytes;
    else if (step.kind === "sync") synced = written;
    else if ((ends[step.line - 1] ?? Infinity) > synced) return step.line;
  }
  return undefined;
}

test("what a killed process wrote is synced before the head says that it is there", async (context) => {
  if (!strace && process.env["CI"] !== "true")
    context.skip("strace is not installed: what reaches the disk cannot be seen");
  const stateDirectory = temporaryFolder();
  const log = path.join(stateDirectory, "audit.jsonl");
  await (await openLedger({ stateDirectory })).close();
  writeFileSync(log, chainLine(sampleOutcome(1), genesis).text);
  const trace = path.join(stateDirectory, "trace");
  const script = `exec strace -f -y -z -s 0 -e trace=pwrite64,fdatasync -o ${trace} "$@"`;
  const { status, stderr } = runInShell(script, "writer", stateDirectory, "0");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const calls = readFileSync(trace, "utf8").split("\n");
  const synced = calls.findIndex((call) => call.includes(`fdatasync(`) && call.includes(`<${log}>`));
  const kept = calls.findIndex((call) => call.includes("pwrite64(") && call.includes("/state.db-wal>"));
  expect(synced).toBeGreaterThanOrEqual(0);
  expect(kept).toBeGreaterThan(synced);
}, 120_000);

test("an fdatasync comes between the write of a line and its acknowledgement", (context) => {
  if (!strace && process.env["CI"] !== "true")
    context.skip("strace is not installed: what reaches the disk cannot be seen");
  const stateDirectory = temporaryFolder();
  const trace = path.join(stateDirectory, "trace");
  // Calls that another thread interrupts are shown in one piece, when they return: -z leaves out what is unfinished.
  const script = `exec strace -f -y -z -s 64 -e trace=write,pwrite64,fdatasync -o ${trace} "$@"`;
  const { status, stderr } = runInShell(script, "writer", stateDirectory, "200", "4");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const log = path.join(stateDirectory, "audit.jsonl");
  const steps = stepsOf(readFileSync(trace, "utf8"), log);
  const ends: number[] = [];
  for (const line of readFileSync(log, "latin1").split("\n")) ends.push((ends.at(-1) ?? 0) + line.length + 1);
  expect(steps.filter((step) => step.kind === "acknowledge")).toHaveLength(200);
  expect(tooEarly(steps, ends)).toBeUndefined();
  // The check itself: without the syncs it must find the very first acknowledgement.
  expect(
    tooEarly(
      steps.filter((step) => step.kind !== "sync"),
      ends,
    ),
  ).toBeDefined();
  // One sync serves all that wait.
  expect(steps.filter((step) => step.kind === "sync").length).toBeLessThan(200);
}, 120_000);
