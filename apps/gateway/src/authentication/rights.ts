import type { Right } from "@mgp/governance";

/** Every right that there is. */
export const rights: readonly Right[] = ["raw_export", "declassify", "metrics"];

/** The rights that one secret may give to all who hold it. */
const sharedRights: readonly Right[] = ["declassify"];

/** Reads MGP_SHARED_RIGHTS: rights with commas between them; an empty text gives none. */
export function parseSharedRights(text: string): readonly Right[] {
  const names = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return [...new Set(names)].map((name) => {
    const right = sharedRights.find((candidate) => candidate === name);
    if (right !== undefined) return right;
    throw new Error(
      name === "raw_export"
        ? `a list of: ${sharedRights.join(", ")}; raw_export is given by an entry of the callers file only`
        : `a list, with commas, of: ${sharedRights.join(", ")}`,
    );
  });
}
