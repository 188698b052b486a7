import type { RecordDraft } from "../adapter/memory-record.ts";
import type { MemoryObject } from "../generated/types.ts";
import { LATEST_INSTANT, parseInstant } from "./instant.ts";

/**
 * When what a memory says holds, out of its `valid_from` and `valid_to`; null and absent leave that side open. A time that
 * cannot be read is one that has not begun, or is over: read as open, it would never end.
 */
export function validityOf({
  valid_from: from,
  valid_to: to,
}: MemoryObject): Pick<RecordDraft, "validFrom" | "validTo"> {
  return {
    ...(typeof from === "string" ? { validFrom: parseInstant(from) ?? LATEST_INSTANT } : {}),
    ...(typeof to === "string" ? { validTo: parseInstant(to) ?? -LATEST_INSTANT } : {}),
  };
}
