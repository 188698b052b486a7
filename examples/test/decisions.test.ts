import { expect, test } from "vitest";
import { pages, readPage } from "./support/markdown.ts";

const folder = "docs/decisions/";
const records = pages().filter((page) => /^docs\/decisions\/\d{4}-/.test(page));

test("the decisions are numbered without gaps, and all are listed", () => {
  const index = readPage(`${folder}README.md`);
  for (const [place, page] of records.entries()) {
    const name = page.slice(folder.length);
    const title = readPage(page).split("\n", 1)[0] ?? "";
    expect(name.slice(0, 4)).toBe(String(place + 1).padStart(4, "0"));
    expect(title).toMatch(`# ${place + 1}. `);
    expect(index).toContain(`[${title.slice(title.indexOf(". ") + 2)}](${name})`);
  }
  expect(records.length).toBeGreaterThan(0);
});

test.each(records)("%s says when it was decided, and whether it holds", (page) => {
  const [, , date = "", , status = ""] = readPage(page).split("\n");
  expect(date).toMatch(/^Date: 20\d\d-\d\d-\d\d$/);
  expect(status).toMatch(/^Status: (accepted|superseded by \[decision \d+\])/);
});

test.each(records)("%s says context, decision and consequences", (page) => {
  const headings = [...readPage(page).matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual(["Context", "Decision", "Consequences"]);
});
