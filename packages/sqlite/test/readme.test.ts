import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import * as room from "../src/index.ts";

const readme = readFileSync(path.join(import.meta.dirname, "..", "README.md"), "utf8");

test("the table of the README names every export", () => {
  for (const name of Object.keys(room)) expect(readme).toContain(`\`${name}\``);
});
