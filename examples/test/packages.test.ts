import { globSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readPage, root } from "./support/markdown.ts";

test("every package is in the table", () => {
  const names = globSync("{schemas,packages/*,apps/*}/package.json", { cwd: root }).map((file) => path.dirname(file));
  const table = readPage("docs/packages.md");
  expect(names.filter((folder) => !table.includes(`](../${folder}/README.md) |`))).toEqual([]);
});
