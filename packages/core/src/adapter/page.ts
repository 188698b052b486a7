/** How much to return, and from where to go on. */
export interface PageRequest {
  /** At most this many items; at least 1. */
  readonly limit: number;
  /**
   * At most so many UTF-8 bytes of bodies, the first item aside, which always comes; at least 1. A page ends before the
   * record whose body would take it beyond, with a cursor, and a store does not read on behind it. Absent: no bound.
   */
  readonly bytes?: number;
  /** The opaque position of an earlier page of the same query. Absent: from the beginning. */
  readonly cursor?: string;
}

/**
 * One page of an answer. A cursor means that there may be more: a page may be short, even empty, and still have
 * one. Without a cursor the answer is exhausted.
 */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly cursor?: string;
}
