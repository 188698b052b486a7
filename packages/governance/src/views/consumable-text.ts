import type { JsonObject, JsonValue } from "@mgp/core";

/** Where a content's sentence is looked for, in order: for a prompt, and for a summary. */
const promptKeys = ["statement", "summary", "preference", "fact"];
const summaryKeys = ["summary", "statement", "preference", "fact"];

/** The first summary or sentence of a content that is not blank, trimmed. */
export function summaryOf(content: JsonObject): string | undefined {
  return firstText(content, summaryKeys);
}

function firstText(content: JsonObject, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = content[key];
    if (typeof value === "string" && value.trim() !== "") return value.trim();
  }
  return undefined;
}

/**
 * Text ready for a prompt: the content's sentence, else its JSON text with sorted keys in the reference's spacing. A
 * content that has a sentence which says nothing stays as it is: its JSON text would be taken for what was said.
 */
export function consumableText(content: JsonObject): string {
  return firstText(content, promptKeys) ?? blankText(content) ?? spacedJson(content);
}

/** The schema wants one character at least. */
function blankText(content: JsonObject): string | undefined {
  const blank = promptKeys.map((key) => content[key]).find((value) => typeof value === "string");
  return blank === "" ? " " : blank;
}

function spacedJson(value: JsonValue): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(spacedJson).join(", ")}]`;
  const members = Object.keys(value)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}: ${spacedJson(value[key] ?? null)}`);
  return `{${members.join(", ")}}`;
}
