import { readFileSync } from "node:fs";
import path from "node:path";
import type { Guarantees, Reach } from "@mgp/core";
import { describe, expect, it } from "vitest";
import { guarantees, manifestOf } from "../src/index.ts";

const reaches: Readonly<Record<Reach, string>> = {
  backend: "atomic for all writers, in any process",
  caller: "atomic for callers that go one after another",
};

function claims({ limits, ...promised }: Guarantees): string {
  const { capabilities } = manifestOf(1);
  const rows = [
    ["insert by id", reaches[promised.insertById]],
    ["insert by match key", reaches[promised.insertByKey]],
    ["replace, purge", reaches[promised.replace]],
    ["change feed", promised.changes === "none" ? "none" : "in commit order, with tombstones"],
    ["read after write: get", promised.readAfterWrite.get ? "at once" : "after a moment"],
    ["read after write: search", promised.readAfterWrite.search ? "at once" : "after a moment"],
    ["filters", promised.filters === "all" ? "all, before the limit" : promised.filters.join(", ")],
    ["pages of a search", promised.searchPages === "steady" ? "hold while others write" : "each ranked anew"],
    ["search", capabilities.search_modes.join(", ")],
    ["graph relations", capabilities.supports_graph_relations ? "yes" : "no"],
    ["lineage", capabilities.supports_lineage_native ? "yes" : "no"],
    ["durable", promised.durable ? "yes: synced before it is acknowledged" : "no"],
    ["replicas", promised.replicas ? "yes, on one machine" : "no"],
    ["largest memory", `${String(limits.bodyBytes / 1_048_576)} MiB of JSON`],
  ];
  return ["| promise | |", "|---|---|", ...rows.map((row) => `| ${row.join(" | ")} |`)].join("\n");
}

describe("the README", () => {
  it("claims what manifest and guarantees claim", () => {
    const readme = readFileSync(path.join(import.meta.dirname, "..", "README.md"), "utf8");
    const [, stated] = /<!-- claims -->\n([^]*?)\n?<!-- \/claims -->/.exec(readme) ?? [];
    expect(stated).toBe(claims(guarantees));
  });
});
