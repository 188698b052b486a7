/** What stands at a path inside a JSON value; `undefined` where the path ends early. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, key)) return undefined;
    here = new Map<string, unknown>(Object.entries(here)).get(String(key));
  }
  return here;
}

export function textAt(value: unknown, ...path: readonly (string | number)[]): string {
  const found = at(value, ...path);
  if (typeof found !== "string") throw new Error(`No text at ${path.join(".")} in ${JSON.stringify(value)}`);
  return found;
}

export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = at(value, ...path);
  if (!Array.isArray(found)) throw new Error(`No list at ${path.join(".")} in ${JSON.stringify(value)}`);
  return found;
}

/** The members of the object at a path, copied. */
export function membersAt(value: unknown, ...path: readonly (string | number)[]): Record<string, unknown> {
  const found = at(value, ...path);
  if (typeof found !== "object" || found === null) throw new Error(`No object at ${path.join(".")}`);
  return Object.fromEntries(Object.entries(found));
}

/** The memory ids of a list of memories, or of search results. */
export function idsOf(list: readonly unknown[]): string[] {
  return list.map((item) => textAt(at(item, "memory") ?? item, "memory_id"));
}
