import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { namedFiles } from "./named-files.ts";

/** Which files and folders each source and test needs. Paths are relative to the repository, with slashes. */
export type ImportGraph = ReadonlyMap<string, ReadonlySet<string>>;

const ROOTS = ["schemas", "packages", "apps", "examples", "bench", "container", "scripts"];

/**
 * The imports of all sources and tests, resolved as they are when sources run (condition `@mgp/source`), and what they
 * name without importing it.
 *
 * @throws Error with what dependency-cruiser says
 */
export function importGraph(root: string): ImportGraph {
  const program = path.join(root, "node_modules/.bin/depcruise");
  const args = ["--config", ".dependency-cruiser.cjs", "--output-type", "json", ...ROOTS];
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
    shell: process.platform === "win32",
  });
  // What it finds against the rules is told in the status as well.
  if (!stdout.startsWith("{")) throw new Error(`dependency-cruiser ended with ${String(status)}: ${stderr}`);
  const graph = new Map<string, ReadonlySet<string>>();
  for (const { source, imports } of modulesOf(JSON.parse(stdout))) {
    if (!existsSync(path.join(root, source)) || source.includes("node_modules")) continue;
    const named = source.endsWith(".ts") ? namedFiles(source, readFileSync(path.join(root, source), "utf8")) : [];
    graph.set(source, new Set([...imports, ...named]));
  }
  return graph;
}

interface Module {
  readonly source: string;
  readonly imports: readonly string[];
}

function modulesOf(result: unknown): readonly Module[] {
  return listAt(result, "modules").map((one) => ({
    source: textAt(one, "source"),
    imports: listAt(one, "dependencies").map((dependency) => textAt(dependency, "resolved")),
  }));
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const list: unknown = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return Array.isArray(list) ? Array.from<unknown>(list) : [];
}

function textAt(value: unknown, key: string): string {
  return typeof value === "object" && value !== null ? String(Reflect.get(value, key)) : "";
}
