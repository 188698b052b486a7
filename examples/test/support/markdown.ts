import { globSync, readFileSync } from "node:fs";
import path from "node:path";

/** The repository. */
export const root: string = path.join(import.meta.dirname, "../../..");

/** A fenced block of a page. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** Of its first line, for messages. */
  readonly line: number;
  /** The nearest heading above it. */
  readonly heading: string;
}

/** Every page of the repository, by its path from the root. */
export function pages(): readonly string[] {
  return globSync("**/*.md", {
    cwd: root,
    exclude: (name) => ["node_modules", "dist", ".cache", ".git"].includes(path.basename(name)),
  })
    .map((page) => page.split(path.sep).join("/"))
    .toSorted();
}

export function readPage(page: string): string {
  return readFileSync(path.join(root, page), "utf8");
}

export function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { readonly language: string; readonly line: number; readonly lines: string[] } | undefined;
  let heading = "";
  for (const [index, line] of markdown.split("\n").entries()) {
    const fence = /^```(\w*)$/.exec(line);
    if (fence === null) {
      if (open !== undefined) open.lines.push(line);
      else if (line.startsWith("#")) heading = line.replace(/^#+ /, "");
    } else if (open === undefined) {
      open = { language: fence[1] ?? "", line: index + 2, lines: [] };
    } else {
      blocks.push({ language: open.language, text: open.lines.join("\n"), line: open.line, heading });
      open = undefined;
    }
  }
  return blocks;
}
