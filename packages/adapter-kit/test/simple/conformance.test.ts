import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Hooks, limitsOf } from "@mgp/adapter-kit";
import { conformance, runConformance } from "@mgp/conformance";
import type { Settings } from "@mgp/core";
import { describe, expect, test } from "vitest";
import countedSqliteAdapter from "./counted-sqlite-adapter.ts";
import { adapterOver, MapBackend, withHooks } from "./map-adapter.ts";
import sqliteAdapter from "./sqlite-adapter.ts";

const hooks: readonly (keyof Hooks)[] = [
  "search",
  "list",
  "listNewest",
  "findByKeys",
  "putUnlessKey",
  "count",
  "lastVersion",
  "changedAfter",
];

/** What runs only once a hook is there. */
const claimedBy: Partial<Readonly<Record<keyof Hooks, readonly string[]>>> = {
  putUnlessKey: ["insert-race-key", "insert-race-statement"],
  lastVersion: ["feed-order", "feed-parallel", "feed-tombstones", "maintain-forgets"],
};

function folderOf({ MGP_SQLITE_KV_FOLDER: folder = "" }: Settings): string {
  return folder;
}

describe("a map", async () => {
  await conformance({ describe, test }, { adapter: adapterOver(() => new MapBackend()) });
});

describe.each([
  ["SQLite", sqliteAdapter, "sqlite-adapter.ts"],
  ["SQLite whose versions make a change feed", countedSqliteAdapter, "counted-sqlite-adapter.ts"],
] as const)("%s", async (_, adapter, file) => {
  await conformance(
    { describe, test },
    {
      adapter,
      settings: () => ({ MGP_SQLITE_KV_FOLDER: mkdtempSync(path.join(tmpdir(), "mgp-kv-")) }),
      destroy: (settings) => rmSync(folderOf(settings), { recursive: true }),
      probe: (needle, settings) =>
        readdirSync(folderOf(settings)).some((name) =>
          readFileSync(path.join(folderOf(settings), name)).includes(needle),
        ),
      processes: { module: new URL(file, import.meta.url).href },
    },
  );
});

test("the report says which hook would lift which limit", async () => {
  const report = await runConformance({ adapter: adapterOver(() => new MapBackend()) }, { cases: ["opens"] });
  expect(report.limits).toEqual(limitsOf(withHooks(new MapBackend(), [])));
  expect(report.limits.map(({ hook }) => hook)).toContain("findByKeys");
});

describe("a map that gets its hooks one after another", () => {
  test.each(hooks.map((hook, place) => [hook, hooks.slice(0, place + 1)] as const))(
    "passes with %s, too",
    { timeout: 120_000 },
    async (hook, present) => {
      const backend = withHooks(new MapBackend(), present);
      expect(limitsOf(backend).map((limit) => limit.hook)).toEqual(
        // A feed whose pages are scanned for has a limit of its own.
        hooks.slice(present.length).filter((name) => name !== "changedAfter" || present.includes("lastVersion")),
      );
      const { results } = await runConformance({ adapter: adapterOver(() => withHooks(new MapBackend(), present)) });
      expect(results.filter(({ outcome }) => outcome === "failed").map(({ id }) => id)).toEqual([]);
      const passed = results.filter(({ outcome }) => outcome === "passed").map(({ id }) => id);
      expect(passed).toEqual(expect.arrayContaining([...(claimedBy[hook] ?? [])]));
    },
  );
});
