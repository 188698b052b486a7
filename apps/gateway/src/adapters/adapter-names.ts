/** The adapters that there are packages of ours for. */
export const ownAdapters: readonly string[] = ["memory", "file", "graph", "lancedb", "postgres"];

/** Whose setting an environment variable is, by its beginning; `undefined`: none of our adapters'. */
export function adapterOf(variable: string): string | undefined {
  return ownAdapters.find((name) => variable.startsWith(`MGP_${name.toUpperCase()}_`));
}

/** The reference's other names for its adapters. */
const aliases: ReadonlyMap<string, string> = new Map([
  ["in-memory", "memory"],
  ["in_memory", "memory"],
  ["postgresql", "postgres"],
]);

/**
 * The packages that a configured name may mean, the likeliest first. A bare word is one of ours, else
 * another author's `mgp-adapter-…`; anything with a slash or that beginning is a package's exact name.
 */
export function packagesFor(name: string): readonly string[] {
  const trimmed = name.trim();
  if (trimmed.includes("/") || trimmed.startsWith("mgp-adapter-")) return [trimmed];
  const word = trimmed.toLowerCase();
  const short = aliases.get(word) ?? word;
  return [`@mgp/adapter-${short}`, `mgp-adapter-${short}`];
}
