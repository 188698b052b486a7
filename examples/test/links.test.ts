import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { pages, readPage, root } from "./support/markdown.ts";

test.each(pages())("the links of %s lead somewhere", (page) => {
  expect(linksOf(readPage(page)).filter((link) => !leadsSomewhere(page, link))).toEqual([]);
});

function linksOf(markdown: string): readonly string[] {
  const prose = markdown.replaceAll(/^```[^]*?^```$/gm, "").replaceAll(/`[^`\n]*`/g, "");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^(https?|mailto):/.test(target));
}

/** A file or folder of the repository, and a heading in it where one is named. */
function leadsSomewhere(page: string, link: string): boolean {
  const [file = "", anchor] = link.split("#", 2);
  const target = file === "" ? page : path.posix.join(path.posix.dirname(page), file);
  if (!existsSync(path.join(root, target))) return false;
  return anchor === undefined || anchorsOf(readPage(target)).includes(anchor);
}

function anchorsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
