import type { JsonObject } from "@mgp/core";

/** What is wrong with a text. */
export interface TextFault {
  /** The end of a sentence that begins with the text's name. */
  readonly problem: string;
  /** For the details of the answer. */
  readonly details: JsonObject;
}

/** @param longest UTF-16 units */
export function lengthFault(text: string, longest: number): TextFault | undefined {
  if (text.length <= longest) return undefined;
  return { problem: `is longer than ${longest} characters`, details: { limit: longest } };
}

export function unicodeFault(text: string): TextFault | undefined {
  if (text.isWellFormed()) return undefined;
  return { problem: "is not well-formed Unicode: it holds half of a surrogate pair", details: {} };
}

/**
 * Ids and names become keys of stores and logs, so they are short and hold no NUL.
 *
 * @param longest UTF-16 units
 */
export function identifierFault(text: string, longest: number): TextFault | undefined {
  if (text === "") return { problem: "is empty", details: {} };
  const holdsNul = text.includes("\u0000");
  return (
    unicodeFault(text) ??
    lengthFault(text, longest) ??
    (holdsNul ? { problem: "holds a NUL character", details: {} } : undefined)
  );
}
