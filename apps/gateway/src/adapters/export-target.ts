import { isObject } from "@mgp/core";

/**
 * The file that a package's `exports` gives for the package itself under these conditions.
 *
 * @see https://nodejs.org/api/esm.html#resolution-algorithm-specification PACKAGE_TARGET_RESOLVE
 */
export function exportTarget(exports: unknown, conditions: ReadonlySet<string>): string | undefined {
  const hasPaths = isObject(exports) && Object.keys(exports).some((key) => key.startsWith("."));
  return target(hasPaths ? exports["."] : exports, conditions);
}

function target(value: unknown, conditions: ReadonlySet<string>): string | undefined {
  if (typeof value === "string") return value.startsWith("./") && !value.includes("/../") ? value : undefined;
  if (Array.isArray(value)) {
    const choices: readonly unknown[] = value;
    return firstTarget(choices, conditions);
  }
  if (!isObject(value)) return undefined;
  const matching = Object.entries(value).filter(([condition]) => conditions.has(condition));
  return firstTarget(
    matching.map(([, choice]) => choice),
    conditions,
  );
}

function firstTarget(choices: readonly unknown[], conditions: ReadonlySet<string>): string | undefined {
  for (const choice of choices) {
    const found = target(choice, conditions);
    if (found !== undefined) return found;
  }
  return undefined;
}
