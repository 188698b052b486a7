/**
 * JSON text with one spelling for each value: keys sorted by UTF-16 units, no white space, numbers as ECMAScript
 * prints them. Two values are equal exactly when their texts are; hashes are taken over it.
 *
 * Takes plain JSON values only: governance has refused lone surrogates and non-finite numbers before.
 *
 * @see RFC 8785, JSON Canonicalization Scheme
 * @returns the text, without a line feed
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  let text = "";
  const entries = Object.entries(value);
  // The default order of strings is by UTF-16 unit, which is the order that the scheme asks for.
  entries.sort(([left], [right]) => (left < right ? -1 : 1));
  for (const [key, member] of entries) {
    if (member === undefined) continue;
    text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}
