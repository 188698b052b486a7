import { spawnSync } from "node:child_process";

/**
 * What is not committed; with a branch or commit, also what was committed since the work left it.
 *
 * @throws Error with what git says
 */
export function changedFiles(root: string, since: string | undefined): readonly string[] {
  const base = since === undefined ? "HEAD" : git(root, ["merge-base", since, "HEAD"])[0];
  const tracked = git(root, ["diff", "--name-only", "--no-renames", base ?? "HEAD"]);
  return [...new Set([...tracked, ...git(root, ["ls-files", "--others", "--exclude-standard"])])];
}

function git(root: string, args: readonly string[]): readonly string[] {
  const { status, stdout, stderr, error } = spawnSync("git", ["-c", "core.quotePath=false", ...args], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`git ${args[0] ?? ""} failed: ${error?.message ?? stderr.trim()}`);
  return stdout.split("\n").filter((line) => line.length > 0);
}
