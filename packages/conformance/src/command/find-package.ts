import { spawnSync } from "node:child_process";

const RESOLVE = `process.stdout.write(import.meta.resolve(process.argv[1]))`;

/**
 * The URL of what `import` of a package, or of a path that begins with a dot, loads from a folder. Node itself says,
 * started there: it can resolve from another folder only for `require`, which does not see packages that export to
 * `import` alone.
 *
 * @throws Error with what Node says, when it is not installed there
 */
export function findPackage(name: string, folder: string, execArgv: readonly string[] = process.execArgv): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...execArgv, "--input-type=module", "--eval", RESOLVE, "--", name],
    { cwd: folder, encoding: "utf8" },
  );
  if (status === 0) return stdout;
  const reason = /^.*Error.*$/m.exec(stderr)?.[0] ?? "Node could not resolve it";
  throw new Error(`${name} cannot be imported from here: ${reason}. Install it: npm install --save-dev ${name}`);
}
