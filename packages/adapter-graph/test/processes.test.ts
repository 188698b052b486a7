import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { asking, call, drain, drainChanges } from "@mgp/conformance";
import { describe, expect, it } from "vitest";
import { openStore, temporaryFolder } from "./open-store.ts";

const child = fileURLToPath(new URL("child.ts", import.meta.url));

function start(command: string, ...args: readonly string[]): ChildProcess {
  return spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
}

const node = (...args: readonly string[]): readonly [string, ...string[]] => [
  process.execPath,
  "--conditions=@mgp/source",
  child,
  ...args,
];

async function linesOf(process: ChildProcess): Promise<readonly string[]> {
  const lines: string[] = [];
  if (process.stdout === null) return lines;
  for await (const line of createInterface({ input: process.stdout })) lines.push(line);
  return lines;
}

describe("several processes", () => {
  it("insert one record a key, and leave no gap in the feed that a reader follows meanwhile", async () => {
    const file = path.join(await temporaryFolder(), "graph.db");
    const { store } = await openStore({ path: file });
    const changed: string[] = [];
    let cursor: string | undefined;
    const follow = async (): Promise<void> => {
      const read = await drainChanges(
        async (from) => await store.changes({ tenant: "acme", page: { limit: 3, ...from } }, call()),
        cursor,
      );
      ({ cursor } = read);
      for (const change of read.items) if (change.kind === "record") changed.push(change.record.memoryId);
    };
    const writers = ["one", "two", "three", "four"].map((name) => linesOf(start(...node("contend", file, name))));
    const writing = { goesOn: true };
    const finished = Promise.all(writers).finally(() => {
      writing.goesOn = false;
    });
    while (writing.goesOn) await follow();
    const lines = (await finished).flat();
    await follow();

    expect(lines).toHaveLength(400);
    const inserted = lines.filter((line) => line.startsWith("inserted ")).map((line) => line.slice("inserted ".length));
    expect(inserted).toHaveLength(100);
    const kept = await drain((from) =>
      store.list({ tenant: "acme", filter: {}, page: { limit: 30, ...from } }, call()),
    );
    expect(kept.map((record) => record.memoryId)).toEqual(inserted.toSorted());
    expect(changed.toSorted()).toEqual(inserted.toSorted());
  }, 120_000);

  it("lose nothing that was acknowledged when one is killed", async () => {
    const file = path.join(await temporaryFolder(), "graph.db");
    const writer = start(...node("write", file));
    const acknowledged: string[] = [];
    if (writer.stdout !== null)
      for await (const line of createInterface({ input: writer.stdout })) {
        acknowledged.push(line);
        if (acknowledged.length === 300) writer.kill("SIGKILL");
      }
    const { store } = await openStore({ path: file });
    const records = await store.get({ tenant: "acme", memoryIds: acknowledged }, call());
    expect(records.map((record) => record?.memoryId)).toEqual(acknowledged);
    const { count } = await store.operator.count({ tenant: "acme", filter: {} }, call());
    expect(count).toBeLessThanOrEqual(acknowledged.length + 1);
    const query = { ...asking("zzoslo"), text: "", filter: {}, limit: 10 };
    const hits = await drain((from) => store.search({ tenant: "acme", query: { ...query, ...from } }, call()));
    expect(hits).toHaveLength(count);
  }, 120_000);

  it("say so when there is no more room, and keep what was acknowledged", async ({ skip }) => {
    skip(process.platform === "win32", "Windows has no ulimit");
    const file = path.join(await temporaryFolder(), "graph.db");
    const [command, ...args] = node("fill", file);
    // The limit is on each file, in blocks of 512 bytes or 1 KiB; the signal would end the process.
    const writer = start("sh", "-c", 'trap "" XFSZ; ulimit -f 4000; exec "$0" "$@"', command, ...args);
    const lines = await linesOf(writer);
    expect(lines.at(-1)).toMatch(/^failed unwritable the disk of the graph database (failed or )?is full$/);
    const acknowledged = lines.slice(0, -1);
    expect(acknowledged.length).toBeGreaterThan(2);
    const { store } = await openStore({ path: file });
    const kept = await drain((from) =>
      store.list({ tenant: "acme", filter: {}, page: { limit: 30, ...from } }, call()),
    );
    expect(kept.map((record) => record.memoryId)).toEqual(acknowledged.toSorted());
  }, 120_000);
});
