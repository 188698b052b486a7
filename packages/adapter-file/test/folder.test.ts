import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { call, itemOf, memoryOf } from "@mgp/conformance";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { memoryPath, nameOf } from "../src/folder.ts";
import { parseStored } from "../src/memory-file.ts";
import { runInShell, startChild } from "./children/run.ts";
import { openFolder, temporaryFolder } from "./open-store.ts";
import { containing, fileOf, listed, put } from "./put.ts";

const NASTY = [
  "../../x",
  "/etc/passwd",
  "..",
  ".",
  "a/b",
  "a\\b",
  "C:\\x",
  "CON",
  "nul.json",
  "%2e%2e%2f",
  "x".repeat(512),
  "A",
  "a",
  "é",
  "e\u0301",
  "store.json",
  "\u{1F600}",
  "-rf",
  "~",
  "\n",
];

const id = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: "binary", minLength: 1, maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(".", "/", "\\", "a", "A", ":", "~", "%"), minLength: 1, maxLength: 12 }),
);

test("of 100,000 ids no two share a file, and no file is outside its folder", () => {
  const names = new Map<string, string>();
  fc.assert(
    fc.property(id, fc.constantFrom("acme", "Acme", "../acme"), (memoryId, tenant) => {
      const whole = JSON.stringify([tenant, memoryId]);
      const name = nameOf(tenant, memoryId);
      expect(name).toMatch(/^[0-9a-f]{64}$/);
      expect(names.get(name) ?? whole).toBe(whole);
      expect(path.normalize(memoryPath(name))).toBe(path.join("memories", name.slice(0, 2), `${name}.json`));
      names.set(name, whole);
    }),
    { numRuns: 100_000 },
  );
}, 120_000);

test("nasty ids are stored, listed and purged, and nothing outside the store changes", async () => {
  const outside = temporaryFolder();
  mkdirSync(path.join(outside, "a"));
  for (const file of ["x", "x.json", "a/b.json", "passwd"]) writeFileSync(path.join(outside, file), "untouched");
  const tree = (): readonly string[] =>
    readdirSync(outside, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => !file.startsWith(path.join(outside, "deep")))
      .map((file) => `${file} ${readFileSync(file, "utf8")}`)
      .toSorted();
  const before = tree();
  const { store } = await openFolder(path.join(outside, "deep", "inside", "files"));
  for (const memoryId of NASTY) await put(store, memoryId);
  expect(new Set((await listed(store)).map((record) => record.memoryId))).toEqual(new Set(NASTY));
  for (const memoryId of NASTY) {
    expect(await store.remove({ tenant: "acme", memoryId, expectedRevision: 1, writeId: "w" }, call())).toEqual({
      kind: "removed",
    });
  }
  await store.close();
  expect(tree()).toEqual(before);
});

test("a file is readable JSON and holds the body as it came", async () => {
  const folder = temporaryFolder();
  const { store } = await openFolder(folder);
  const body = `{"b":1, "a":1e400,\n  "memory": "\\u0000\\ud800",\n  "tokens": "x",\r\n "e": "\u{1F600}"}`;
  const { draft, searchable } = itemOf(memoryOf("m"), { body, stateReason: 'why\n  "memory": ' });
  await store.insert({ tenant: "acme", draft, searchable }, call());
  await store.close();
  const text = readFileSync(path.join(folder, fileOf("m")), "utf8");
  const parsed: unknown = JSON.parse(text);
  expect(parsed).toMatchObject({ tenant: "acme", memory_id: "m", revision: 1, memory: { b: 1, e: "\u{1F600}" } });
  expect(parseStored(text)).toMatchObject({ record: { body, stateReason: 'why\n  "memory": ' } });
});

test("ids and tenants that would share a name are refused", async () => {
  const { store } = await openFolder(temporaryFolder());
  const invalid = { code: "invalid" };
  const insert = async (tenant: string, memoryId: string): Promise<unknown> => {
    const { draft, searchable } = itemOf(memoryOf("m"), { memoryId });
    return await store.insert({ tenant, draft, searchable }, call());
  };
  await expect(insert("a", "b\0c")).rejects.toMatchObject(invalid);
  await expect(insert("a\0b", "c")).rejects.toMatchObject(invalid);
  await expect(insert("a", "\ud800")).rejects.toMatchObject(invalid);
  expect(await store.get({ tenant: "a", memoryIds: ["b\0c"] }, call())).toEqual([undefined]);
});

test("a second store is refused while the first holds the folder, and let in when the first was killed", async () => {
  const folder = temporaryFolder();
  const child = startChild("holder", folder);
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  if (child.stdout === null) throw new Error("the child has no output");
  await once(child.stdout, "data");
  const refusal = { code: "unavailable", message: containing("MGP_FILE_STORAGE_DIR") };
  await expect(openFolder(folder)).rejects.toMatchObject(refusal);
  child.kill("SIGKILL");
  await once(child, "exit");
  const { store } = await openFolder(folder);
  await expect(openFolder(folder)).rejects.toMatchObject(refusal);
  await put(store, "m");
});

// A file of this process may not grow beyond a limit, which is what a full disk looks like to it.
const canLimit = spawnSync("sh", ["-c", "trap '' XFSZ; ulimit -f 1"]).status === 0;

test("a disk without room refuses writes as unwritable, keeps what it acknowledged, and holds no half", async (context) => {
  if (!canLimit && process.env["CI"] !== "true") context.skip("the shell cannot limit the size of files");
  const folder = temporaryFolder();
  // 2,048 blocks of 512 bytes: neither the index nor its log may grow beyond one megabyte.
  const script = `trap '' XFSZ; ulimit -f 2048; exec "$@"`;
  const { status, stdout } = runInShell(script, "writer", folder, "100000", "4");
  expect(status).toBe(0);
  const lines = stdout.trimEnd().split("\n");
  expect(new Set(lines.filter((line) => line.startsWith("refused")))).toEqual(new Set(["refused unwritable"]));
  const revisions = new Map<string, number>();
  for (const line of lines.filter((one) => !one.startsWith("refused"))) {
    const [memoryId = "", revision = ""] = line.split(" ");
    revisions.set(memoryId, Number(revision));
  }
  expect(revisions.size).toBeGreaterThan(10);
  const { store } = await openFolder(folder);
  for (const [memoryId, revision] of revisions) {
    expect((await store.operator.lastWrite({ tenant: "acme", memoryId }, call()))?.revision).toBeGreaterThanOrEqual(
      revision,
    );
  }
  for (const record of await listed(store)) expect(record.body.endsWith("}")).toBe(true);
  expect((await store.operator.maintain({ budgetMs: 60_000, tombstonesBefore: 0 }, call())).damaged).toEqual([]);
  await put(store, "there is room again");
}, 120_000);
