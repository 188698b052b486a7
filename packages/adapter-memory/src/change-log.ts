import type { Entry, Tombstone } from "./entry.ts";
import { SortedList } from "./sorted-list.ts";

/** The last change of every id of one tenant, in commit order, and the tombstones among them. */
export class ChangeLog {
  readonly #changes = new SortedList<number, Entry | Tombstone>(
    (change) => change.position,
    (left, right) => left - right,
  );
  /** In the order of their purges, as a Map keeps them. */
  readonly #tombstones = new Map<string, Tombstone>();
  #horizon: number;

  /** Readers whose position is before the horizon may have missed a purge. */
  constructor(horizon: number) {
    this.#horizon = horizon;
  }

  get horizon(): number {
    return this.#horizon;
  }

  get isEmpty(): boolean {
    return this.#changes.size === 0;
  }

  tombstoneOf(memoryId: string): Tombstone | undefined {
    return this.#tombstones.get(memoryId);
  }

  /** An entry changed, or stands where a tombstone was. */
  move(entry: Entry, position: number): void {
    const tombstone = this.#tombstones.get(entry.record.memoryId);
    if (tombstone !== undefined) {
      this.#tombstones.delete(tombstone.memoryId);
      this.#changes.delete(tombstone.position);
    }
    this.#changes.delete(entry.position);
    entry.position = position;
    this.#changes.insert(entry);
  }

  addTombstone(entry: Entry, tombstone: Tombstone): void {
    this.#changes.delete(entry.position);
    this.#changes.insert(tombstone);
    this.#tombstones.set(tombstone.memoryId, tombstone);
  }

  after(position: number): Generator<Entry | Tombstone, void, undefined> {
    return this.#changes.from({ key: position, isIncluded: false });
  }

  /** The entries whose last change stands behind one position, and not behind another. */
  *entriesBetween(after: number, upTo: number): Generator<Entry, void, undefined> {
    for (const change of this.after(after)) {
      if (change.position > upTo) return;
      if ("record" in change) yield change;
    }
  }

  /** Forgets tombstones from before an instant, oldest first, until told to stop. False: more are there. */
  forget(before: number, mayGoOn: () => boolean): boolean {
    for (const tombstone of this.#tombstones.values()) {
      if (tombstone.purgedAt >= before) return true;
      if (!mayGoOn()) return false;
      this.#tombstones.delete(tombstone.memoryId);
      this.#changes.delete(tombstone.position);
      this.#horizon = Math.max(this.#horizon, tombstone.position);
    }
    return true;
  }
}
