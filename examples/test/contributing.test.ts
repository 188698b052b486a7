import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readPage, root } from "./support/markdown.ts";

test("the table of checks is that of the script", () => {
  const script = readFileSync(path.join(root, "scripts/check.ts"), "utf8");
  const steps = [...script.matchAll(/^ {2}(\w+): \[/gm)].map(([, step]) => step);
  const shown = [...readPage("CONTRIBUTING.md").matchAll(/^\| `(\w+)` \|/gm)].map(([, step]) => step);
  expect(shown).toEqual([...steps, "test"]);
});
