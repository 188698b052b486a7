import type { MemoryObject } from "../generated/types.ts";

/**
 * Is the memory's content to be found by those only who may see it? Its label decides, in every mode of authentication
 * alike, so that another mode needs no other index.
 *
 * @returns whether the content is hidden
 */
export function hidesContent({ sensitivity }: Pick<MemoryObject, "sensitivity">): boolean {
  return sensitivity === "confidential" || sensitivity === "restricted";
}
