/**
 * A part of a store that may be missing while the rest works:
 *
 * - `writes`: nothing can be changed (a full disk, a read-only file system, a standby).
 * - `embedder`: vectors cannot be made, so that searches go by words alone, and writes that need a vector fail.
 * - `index`: what is looked up elsewhere than by id is not found, or not all of it.
 */
export type StorePart = "writes" | "embedder" | "index";

/** What a store cannot do now. */
export interface MissingPart {
  readonly part: StorePart;
  /** In the adapter's own words, for the operator's log: no driver text, address, path or content. */
  readonly reason: string;
}
