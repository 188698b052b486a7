import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { allCases, type CaseGroup, runConformance } from "@mgp/conformance";
import { expect, it } from "vitest";
import { lanceDbAdapter } from "../src/index.ts";

/** Beside the repository, not in it: 23 MB. */
const model = path.join(import.meta.dirname, "../../../../shared/data/models/all-MiniLM-L6-v2");

/** What is about searching and indexing; all else does not depend on the vectors, and each of them costs milliseconds. */
const GROUPS: ReadonlySet<CaseGroup> = new Set(["search", "filters", "replace", "purge", "tenants"]);

/** They want thousands of vectors each. */
const LARGE: ReadonlySet<string> = new Set(["filter-before-limit", "filter-tenant-before-limit"]);

const cases = allCases.filter(({ id, group }) => GROUPS.has(group) && !LARGE.has(id)).map(({ id }) => id);

it("keeps the contract with a model that knows meaning", { timeout: 600_000 }, async ({ skip }) => {
  skip(!existsSync(model) && process.env["CI"] !== "true", "../shared/data/models has no all-MiniLM-L6-v2");
  const target = {
    adapter: lanceDbAdapter,
    settings: () => ({
      MGP_LANCEDB_DIR: mkdtempSync(path.join(tmpdir(), "mgp-lancedb-")),
      MGP_LANCEDB_EMBEDDING_PROVIDER: "local",
      MGP_LANCEDB_EMBEDDING_MODEL: model,
    }),
    destroy: ({ MGP_LANCEDB_DIR: folder = "" }) => rmSync(folder, { recursive: true, force: true }),
  };
  const { claims, results } = await runConformance(target, { cases });
  expect(claims?.manifest.capabilities.search_modes).toContain("hybrid");
  expect(results.filter(({ outcome }) => outcome === "failed")).toEqual([]);
});
