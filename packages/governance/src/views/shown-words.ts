import type { MemoryObject, ReturnMode } from "@mgp/core";
import { summaryOf } from "./consumable-text.ts";

/**
 * A memory with those of its own words that a view shows. What stands in a view in the place of hidden ones is not among
 * them: a query for it would find what it does not name.
 */
export function withShownWords(memory: MemoryObject, mode: ReturnMode): MemoryObject {
  if (mode === "raw") return memory;
  const summary = mode === "summary" ? summaryOf(memory.content) : undefined;
  return { ...memory, content: summary === undefined ? {} : { summary } };
}
