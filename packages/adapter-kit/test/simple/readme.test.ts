import { readFileSync } from "node:fs";
import path from "node:path";
import { limitsOf } from "@mgp/adapter-kit";
import { expect, test } from "vitest";
import { MapBackend, withHooks } from "./map-adapter.ts";

const readme = readFileSync(path.join(import.meta.dirname, "../../README.md"), "utf8");

test("the README lists what each hook lifts", () => {
  const bare = limitsOf(new MapBackend());
  const ofFeed = limitsOf(withHooks(new MapBackend(), ["lastVersion"])).filter(({ hook }) => hook === "changedAfter");
  const rows = [...bare, ...ofFeed].map(({ hook, sentence }) => `| ${sentence} | \`${hook}\` |`);
  const [, stated] = /<!-- limits -->\n([^]*?)\n?<!-- \/limits -->/.exec(readme) ?? [];
  expect(stated?.trim()).toBe(["| limit | lifted by |", "|---|---|", ...rows].join("\n"));
});
