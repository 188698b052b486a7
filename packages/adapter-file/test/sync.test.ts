import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { runInShell } from "./children/run.ts";
import { temporaryFolder } from "./open-store.ts";

const tracer = "strace";
const strace = spawnSync(tracer, ["-V"]).status === 0;

/** What the child did, in order: wrote the change of an id to the log of the database, synced that log, acknowledged an id. */
type Step =
  | { readonly kind: "write"; readonly ids: readonly string[] }
  | { readonly kind: "sync" }
  | { readonly kind: "acknowledge"; readonly id: string };

/** Reads a trace in which every call stands when it was complete. */
function stepsOf(trace: string): readonly Step[] {
  const steps: Step[] = [];
  for (const line of trace.split("\n")) {
    const written = /pwrite64\(\d+<[^>]*\/index\.db-wal>, "(.*)"/.exec(line);
    const ids = written?.[1]?.matchAll(/memory_id\\": \\"(\w+)\\"/g);
    if (ids !== undefined) steps.push({ kind: "write", ids: Array.from(ids, ([, id = ""]) => id) });
    if (/f(?:data)?sync\(\d+<[^>]*\/index\.db-wal>\) += 0/.test(line)) steps.push({ kind: "sync" });
    const acknowledged = /write\(1<[^>]*>, "(\w+) 1\\n"/.exec(line);
    if (acknowledged !== null) steps.push({ kind: "acknowledge", id: acknowledged[1] ?? "" });
  }
  return steps;
}

/** The first id that was acknowledged before it was synced; `undefined`: none. */
function tooEarly(steps: readonly Step[]): string | undefined {
  const written = new Set<string>();
  const synced = new Set<string>();
  for (const step of steps) {
    if (step.kind === "write") for (const id of step.ids) written.add(id);
    else if (step.kind === "sync") for (const id of written) synced.add(id);
    else if (!synced.has(step.id)) return step.id;
  }
  return undefined;
}

test("a sync comes between the write of a memory and its acknowledgement, and files and folders are synced at the end", (context) => {
  if (!strace && process.env["CI"] !== "true") {
    context.skip("strace is not installed: what reaches the disk cannot be seen");
  }
  const folder = temporaryFolder();
  const trace = path.join(temporaryFolder(), "trace");
  // Calls that another thread interrupts are shown in one piece, when they return: -z leaves out what is unfinished.
  const script = `exec strace -f -y -z -s 100000 -e trace=write,pwrite64,fdatasync,fsync,rename -o ${trace} "$@"`;
  const { status, stderr } = runInShell(script, "writer", path.join(folder, "files"), "40", "4", "1");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const text = readFileSync(trace, "utf8");
  const steps = stepsOf(text);
  expect(steps.filter((step) => step.kind === "acknowledge")).toHaveLength(160);
  expect(tooEarly(steps)).toBeUndefined();
  // The check itself: without the syncs it must find the very first acknowledgement.
  expect(tooEarly(steps.filter((step) => step.kind !== "sync"))).toBeDefined();
  // One sync serves all that wait.
  const changes = steps.flatMap((step) => (step.kind === "write" ? step.ids : [])).length;
  expect(steps.filter((step) => step.kind === "sync").length).toBeLessThan(changes);
  // Every file, and every folder that has a new name in it, before the database forgets them.
  const renamed = new Set(
    Array.from(text.matchAll(/rename\(".*?", "([^"]*[0-9a-f]{64}[^"]*)"\) = 0/g), ([, file]) => file),
  );
  const synced = new Set(Array.from(text.matchAll(/fsync\(\d+<([^>]*)>\) = 0/g), ([, file]) => file));
  expect(renamed.size).toBeGreaterThan(100);
  for (const file of renamed) expect(synced).toContain(path.dirname(file ?? ""));
  // Those that were purged before are gone, and need no sync.
  const kept = [...renamed].filter((file) => synced.has(file));
  expect(kept.length).toBeGreaterThanOrEqual(160);
}, 120_000);
