import { cpSync, readFileSync } from "node:fs";
import path from "node:path";

/** Copies what a build sends to the engine: the folder without what its `.dockerignore` names. */
export function copyContext(folder: string, destination: string): void {
  const patterns = readPatterns(path.join(folder, ".dockerignore"));
  const isIgnored = (file: string): boolean => patterns.some((pattern) => path.matchesGlob(file, pattern));
  cpSync(folder, destination, {
    recursive: true,
    verbatimSymlinks: true,
    // What is in an ignored folder is not looked at, which is right as long as nothing is excepted.
    filter: (source) => !isIgnored(path.relative(folder, source)),
  });
}

function readPatterns(file: string): readonly string[] {
  const patterns = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const exception = patterns.find((pattern) => pattern.startsWith("!"));
  if (exception !== undefined) throw new Error(`Exceptions in .dockerignore are not understood here: ${exception}`);
  return patterns;
}
