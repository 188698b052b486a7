import { readFileSync } from "node:fs";
import path from "node:path";
import type { Guarantees, Reach } from "@mgp/core";
import { describe, expect, it } from "vitest";
import { guarantees, lanceDbAdapter, manifestOf } from "../src/index.ts";

const readme = readFileSync(path.join(import.meta.dirname, "..", "README.md"), "utf8");

const reaches: Readonly<Record<Reach, string>> = {
  backend: "atomic for all writers, in any process",
  caller: "atomic for the writers of one gateway",
};

function claims({ limits, ...promised }: Guarantees): string {
  const { capabilities } = manifestOf("both");
  const rows = [
    ["insert by id", reaches[promised.insertById]],
    ["insert by match key", reaches[promised.insertByKey]],
    ["replace, purge", reaches[promised.replace]],
    ["change feed", promised.changes === "none" ? "none" : "in commit order, with tombstones"],
    ["read after write: get", promised.readAfterWrite.get ? "at once, in every process" : "after a moment"],
    ["read after write: search", promised.readAfterWrite.search ? "at once, in every process" : "after a moment"],
    ["filters", promised.filters === "all" ? "all, before the limit" : promised.filters.join(", ")],
    ["search", capabilities.search_modes.join(", ")],
    ["scores", capabilities.score_kind],
    [
      "pages of a search",
      promised.searchPages === "steady" ? "hold, whatever is written between them" : "each ranked anew",
    ],
    ["durable", promised.durable ? "yes: committed before it is acknowledged" : "no"],
    ["replicas", promised.replicas ? "yes" : "no"],
    ["search depth", `${String(limits.searchDepth)} holders of a word`],
    ["largest memory", `${String(limits.bodyBytes / 1_048_576)} MiB of JSON`],
  ];
  return ["| promise | |", "|---|---|", ...rows.map((row) => `| ${row.join(" | ")} |`)].join("\n");
}

describe("the README", () => {
  it("claims what manifest and guarantees claim", () => {
    const [, stated] = /<!-- claims -->\n([^]*?)\n?<!-- \/claims -->/.exec(readme) ?? [];
    expect(stated).toBe(claims(guarantees));
  });

  it("names every setting and flag", () => {
    const missing = lanceDbAdapter.settings.filter(({ environment, flag, boolean }) => {
      const short = environment.replace(/^MGP_LANCEDB_EMBEDDING/, "…");
      const switchable = boolean === true ? flag?.replace("--", "--[no-]") : flag;
      const isNamed = readme.includes(`\`${environment}\``) || readme.includes(`\`${short}\``);
      return !isNamed || (switchable !== undefined && !readme.includes(`\`${switchable}\``));
    });
    expect(missing).toEqual([]);
  });
});
