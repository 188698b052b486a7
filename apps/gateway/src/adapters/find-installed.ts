import { findPackage } from "./find-package.ts";

/** A package that is installed, and the file that `import` of it loads. */
export interface InstalledPackage {
  readonly name: string;
  readonly file: string;
}

/** The first of some packages that is there: among the working directory's, else in the gateway's own installation. */
export function findInstalled(
  names: readonly string[],
  workingDirectory: string,
  conditions: readonly string[],
): InstalledPackage | undefined {
  return findIn(workingDirectory, names, conditions) ?? findOwn(names, conditions);
}

/** The same in the gateway's own installation only. */
export function findOwn(names: readonly string[], conditions: readonly string[]): InstalledPackage | undefined {
  return findIn(import.meta.dirname, names, conditions);
}

function findIn(folder: string, names: readonly string[], conditions: readonly string[]): InstalledPackage | undefined {
  for (const name of names) {
    const file = findPackage(name, folder, conditions);
    if (file !== undefined) return { name, file };
  }
  return undefined;
}

/** The first line of an error's message: it may go on with a stack of required files. */
export function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
}
