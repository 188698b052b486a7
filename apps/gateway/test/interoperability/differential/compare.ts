import { isArray, isObject, type Json } from "../support/json.ts";

/** Where two values differ, one line each; nothing when they are equal. */
export function differencesOf(ours: Json | undefined, theirs: Json | undefined, path = ""): readonly string[] {
  if (ours === theirs) return [];
  if (isArray(ours) && isArray(theirs)) {
    const length = Math.max(ours.length, theirs.length);
    return Array.from({ length }, (_none, index) => index).flatMap((index) =>
      differencesOf(ours[index], theirs[index], `${path}[${index}]`),
    );
  }
  if (isObject(ours) && isObject(theirs)) {
    const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
    return [...keys].flatMap((key) => differencesOf(ours[key], theirs[key], path === "" ? key : `${path}.${key}`));
  }
  return [`${path}: ours ${write(ours)}, theirs ${write(theirs)}`];
}

function write(value: Json | undefined): string {
  return value === undefined ? "absent" : JSON.stringify(value);
}
