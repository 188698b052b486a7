import { mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import fileAdapter from "@mgp/adapter-file";
import { openLedger } from "@mgp/ledger";
import { expect, onTestFinished, test } from "vitest";
import { createGateway, openBackend } from "../../src/index.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { idsOf, listAt } from "./support/json.ts";
import { envelope, memory } from "./support/requests.ts";

/** Parts that mean something in paths, of one system or another. */
const parts = [
  "..",
  ".",
  "/",
  "\\",
  "~",
  "a",
  "A",
  "C:",
  "CON",
  "nul",
  "%2e%2e%2f",
  "link",
  "store.json",
  "é",
  "e\u0301",
];

const tenants = ["acme", "ACME", "../acme", "..", "/etc", "link"];

/** Every text of one or two parts, and those with an end that leads somewhere. */
function texts(): readonly string[] {
  const two = followedBy(parts, parts);
  const long = ["x".repeat(512), "../".repeat(170), "\n", "\u0001", "-rf"];
  return [...new Set([...parts, ...two, ...followedBy(["/..", "/a", "\\.."], two), ...long])];
}

function followedBy(ends: readonly string[], beginnings: readonly string[]): readonly string[] {
  return beginnings.flatMap((beginning) => ends.map((end) => `${beginning}${end}`));
}

test("whatever ids and tenants are, all files stay in the store, and no two memories share one", async () => {
  const outside = temporaryFolder();
  const folder = path.join(outside, "deep", "inside", "files");
  mkdirSync(path.join(outside, "a"));
  for (const file of ["a/a", "A", "passwd", "store.json"]) writeFileSync(path.join(outside, file), "untouched");
  const elsewhere = temporaryFolder();
  writeFileSync(path.join(elsewhere, "a"), "untouched");
  symlinkSync(elsewhere, path.join(outside, "link"));
  const before = treeAround(outside, folder);
  const gateway = await createGateway({
    backend: await openBackend(fileAdapter, { settings: { MGP_FILE_STORAGE_DIR: folder } }),
    ledger: await openLedger({ stateDirectory: temporaryFolder() }),
  });
  onTestFinished(async () => await gateway.close(1_000));
  const ask = async (
    operation: string,
    tenant: string,
    body: Readonly<Record<string, unknown>>,
  ): Promise<{ status: number; body: unknown }> => {
    const response = await gateway.fetch(
      new Request(`http://localhost/mgp/${operation}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ...body, request_id: `${operation} ${tenant}` }),
      }),
    );
    return { status: response.status, body: await response.json() };
  };

  const ids = texts();
  expect(ids.length).toBeGreaterThan(800);
  const groups = Array.from({ length: Math.ceil(ids.length / 500) }, (_, index) =>
    ids.slice(index * 500, index * 500 + 500),
  );
  const [first = [], ...others] = groups;
  const plan = [
    ...tenants.map((tenant) => [tenant, first] as const),
    ...others.map((group) => ["acme", group] as const),
  ];
  for (const [tenant, group] of plan) {
    const items = group.map((id) => ({ memory: memory(id, "nothing of note") }));
    const { body } = await ask("write/batch", tenant, envelope("writeBatch", { agent: "a", tenant }, { items }));
    expect(
      listAt(body, "data", "results").filter((result) => !JSON.stringify(result).startsWith('{"status":"ok"')),
    ).toEqual([]);
  }
  for (const tenant of tenants) {
    const { body } = await ask("export", tenant, envelope("export", { agent: "a", tenant }, { limit: 1_000 }));
    const found = idsOf(listAt(body, "data", "memories"));
    expect(new Set(found).size).toBe(found.length);
    expect(found.filter((id) => !ids.includes(id))).toEqual([]);
  }
  for (const id of first.slice(0, 100)) {
    for (const operation of ["get", "purge"] as const) {
      const asked = await ask(
        operation,
        "../acme",
        envelope(operation, { agent: "a", tenant: "../acme" }, { memory_id: id }),
      );
      expect([id, asked.status]).toEqual([id, 200]);
    }
  }
  // What is still in the journal is put into its file.
  await gateway.close(1_000);
  const written = plan.reduce((sum, [, group]) => sum + group.length, 0);
  expect(memoryFiles(folder)).toHaveLength(written);
  expect(memoryFiles(folder).filter((file) => !/^[0-9a-f]{2}\/[0-9a-f]{64}(?:\.purged)?\.json$/.test(file))).toEqual(
    [],
  );
  expect(treeAround(outside, folder)).toEqual(before);
});

/** Everything in a folder but for one folder in it: paths, and what is in the files. */
function treeAround(outside: string, except: string): readonly string[] {
  return readdirSync(outside, { recursive: true, withFileTypes: true })
    .map((entry) => ({ entry, file: path.join(entry.parentPath, entry.name) }))
    .filter(({ file }) => !file.startsWith(except) && !except.startsWith(file))
    .map(({ entry, file }) => {
      const held = entry.isFile() ? readFileSync(file, "utf8") : entry.isSymbolicLink() ? readlinkSync(file) : "";
      return `${path.relative(outside, file)} ${held}`;
    })
    .toSorted();
}

/** The files of memories, by their paths below the folder of memories. */
function memoryFiles(folder: string): readonly string[] {
  const memories = path.join(folder, "memories");
  return readdirSync(memories, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(memories, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"));
}
