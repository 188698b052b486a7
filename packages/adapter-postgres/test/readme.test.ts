import { readFileSync } from "node:fs";
import path from "node:path";
import type { Guarantees, Reach } from "@mgp/core";
import { describe, expect, it } from "vitest";
import { guarantees, manifestOf, postgresAdapter } from "../src/index.ts";
import { migrations } from "../src/sql/migrations.ts";
import { namesOf } from "../src/sql/names.ts";

const readme = readFileSync(path.join(import.meta.dirname, "..", "README.md"), "utf8");

const reaches: Readonly<Record<Reach, string>> = {
  backend: "atomic for all writers, in any process",
  caller: "atomic for callers that go one after another",
};

const pages: Readonly<Record<Guarantees["searchPages"], string>> = {
  steady: "steady: writes between them hide nothing that matches",
  live: "each ranked anew",
};

function claims({ limits, ...promised }: Guarantees): string {
  const { capabilities } = manifestOf(undefined);
  const rows = [
    ["insert by id", reaches[promised.insertById]],
    ["insert by match key", reaches[promised.insertByKey]],
    ["replace, purge", reaches[promised.replace]],
    ["change feed", promised.changes === "none" ? "none" : "in commit order, with tombstones"],
    ["read after write: get", promised.readAfterWrite.get ? "at once" : "after a moment"],
    ["read after write: search", promised.readAfterWrite.search ? "at once" : "after a moment"],
    ["filters", promised.filters === "all" ? "all, before the limit" : promised.filters.join(", ")],
    ["search", capabilities.search_modes.join(", ")],
    ["pages of a search", pages[promised.searchPages]],
    ["graph relations", capabilities.supports_graph_relations ? "yes" : "no"],
    ["lineage", capabilities.supports_lineage_native ? "yes" : "no"],
    ["durable", promised.durable ? "yes: on disk before it is acknowledged" : "no"],
    ["replicas", promised.replicas ? "yes" : "no"],
    ["largest memory", `${String(limits.bodyBytes / 1_048_576)} MiB of JSON`],
  ];
  return ["| promise | |", "|---|---|", ...rows.map((row) => `| ${row.join(" | ")} |`)].join("\n");
}

describe("the README", () => {
  it("claims what manifest and guarantees claim", () => {
    const [, stated] = /<!-- claims -->\n([^]*?)\n?<!-- \/claims -->/.exec(readme) ?? [];
    expect(stated).toBe(claims(guarantees));
  });

  it("lists every setting with its flag and its default", () => {
    for (const { environment, flag, default: otherwise } of postgresAdapter.settings) {
      const line = readme.split("\n").find((one) => one.startsWith(`| \`${environment}\``));
      expect(line).toContain(flag === undefined ? "| |" : `\`${flag}\``);
      if (otherwise !== undefined) expect(line?.replaceAll("`", "")).toContain(`Default ${otherwise}`);
    }
  });

  it("lists every table", () => {
    const names = namesOf("mgp");
    const made = migrations.flatMap(({ statements }) => statements(names, 0)).join("\n");
    const tables = ["migration", ...Array.from(made.matchAll(/CREATE TABLE "mgp"\.(\w+)/g), ([, table = ""]) => table)];
    for (const table of tables) expect(readme).toContain(`| \`${table}\` |`);
  });
});
