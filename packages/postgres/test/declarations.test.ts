import { readFileSync } from "node:fs";
import path from "node:path";
import { preProcessFile, ScriptTarget, transpileDeclaration } from "typescript";
import { expect, test } from "vitest";

const sources = path.join(import.meta.dirname, "../src");

/** What the published types of a source import. */
function importsOf(file: string): readonly string[] {
  const source = readFileSync(file, "utf8");
  const { outputText } = transpileDeclaration(source, {
    fileName: file,
    compilerOptions: { target: ScriptTarget.ES2023 },
  });
  return preProcessFile(outputText).importedFiles.map(({ fileName }) => fileName);
}

/** The packages that the types of the index name, directly or not. */
function packagesOf(index: string): ReadonlySet<string> {
  const files = new Set([index]);
  const packages = new Set<string>();
  for (const file of files)
    for (const name of importsOf(file))
      if (name.startsWith(".")) files.add(path.join(path.dirname(file), name));
      else packages.add(name);
  return packages;
}

test("the types of this package need none of the driver, which brings none", () => {
  expect([...packagesOf(path.join(sources, "index.ts"))].toSorted()).toEqual(["@mgp/adapter-kit", "@mgp/core"]);
});
