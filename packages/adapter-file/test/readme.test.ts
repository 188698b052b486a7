import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Guarantees, Reach } from "@mgp/core";
import { expect, onTestFinished, test } from "vitest";
import { guarantees, manifest } from "../src/index.ts";
import { nodeArguments } from "./children/run.ts";
import { temporaryFolder } from "./open-store.ts";

const readme = readFileSync(path.join(import.meta.dirname, "..", "README.md"), "utf8");

const reaches: Readonly<Record<Reach, string>> = {
  backend: "atomic for all writers",
  caller: "atomic for callers that go one after another",
};

function claims({ limits, ...promised }: Guarantees): string {
  const { capabilities } = manifest;
  const rows = [
    ["insert by id", reaches[promised.insertById]],
    ["insert by match key", reaches[promised.insertByKey]],
    ["replace, purge", reaches[promised.replace]],
    ["change feed", promised.changes === "none" ? "none" : "in commit order, with tombstones"],
    ["read after write: get", promised.readAfterWrite.get ? "at once" : "after a moment"],
    ["read after write: search", promised.readAfterWrite.search ? "at once" : "after a moment"],
    ["filters", promised.filters === "all" ? "all, before the limit" : promised.filters.join(", ")],
    ["search", capabilities.search_modes.join(", ")],
    [
      "pages of a search",
      promised.searchPages === "steady"
        ? "steady: writes between them hide nothing that matches"
        : "live: beside writes a memory may be missed, or come twice",
    ],
    ["graph relations", capabilities.supports_graph_relations ? "yes" : "no"],
    ["lineage", capabilities.supports_lineage_native ? "yes" : "no"],
    ["durable", promised.durable ? "yes: synced before it is acknowledged" : "no"],
    ["replicas", promised.replicas ? "yes" : "no: one process holds the folder"],
    ["largest memory", `${String(limits.bodyBytes / 1_048_576)} MiB of JSON`],
  ];
  return ["| promise | |", "|---|---|", ...rows.map((row) => `| ${row.join(" | ")} |`)].join("\n");
}

test("the README claims what manifest and guarantees claim", () => {
  const [, stated] = /<!-- claims -->\n([^]*?)\n?<!-- \/claims -->/.exec(readme) ?? [];
  expect(stated?.replaceAll("\n\n", "\n").trim()).toBe(claims(guarantees));
});

test("the example of the README runs as it stands", () => {
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  // Beside this file, because there the package finds itself by its name.
  const file = path.join(import.meta.dirname, `readme-example-${String(process.pid)}.ts`);
  writeFileSync(file, example);
  onTestFinished(() => {
    rmSync(file, { force: true });
  });
  const child = spawnSync(process.execPath, [...nodeArguments, file], { cwd: temporaryFolder(), encoding: "utf8" });
  expect([child.status, child.stderr, child.stdout]).toEqual([0, "", "[ 'm-1' ]\n"]);
});
