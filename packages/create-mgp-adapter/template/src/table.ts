import { compareCodePoints, type Match } from "@mgp/core";
import type { RecordRow, Row, Tombstone } from "./row.ts";

/**
 * The rows of one tenant: the backend's stand-in, with a sort or a walk where a database has an index. Replace it with
 * queries on a table whose primary key is (tenant, memory_id), compared by code points (a binary collation).
 */
export class Table {
  readonly #rows = new Map<string, Row>();
  #forgottenUpTo = 0;

  /** A purge up to here may have been forgotten. */
  get forgottenUpTo(): number {
    return this.#forgottenUpTo;
  }

  get isEmpty(): boolean {
    return this.#rows.size === 0;
  }

  row(memoryId: string): Row | undefined {
    return this.#rows.get(memoryId);
  }

  record(memoryId: string): RecordRow | undefined {
    const row = this.#rows.get(memoryId);
    return row?.kind === "record" ? row : undefined;
  }

  put(memoryId: string, row: Row): void {
    this.#rows.set(memoryId, row);
  }

  /** Ascending by id: `order by memory_id`, behind an id by `memory_id > ?`. */
  records(): readonly RecordRow[] {
    return [...this.#rows.values()]
      .filter((row) => row.kind === "record")
      .toSorted((left, right) => compareCodePoints(left.record.memoryId, right.record.memoryId));
  }

  /** Ascending by position: each id stands where it last changed. A database needs positions in commit order. */
  changesAfter(position: number): readonly Row[] {
    return [...this.#rows.values()]
      .filter((row) => row.position > position)
      .toSorted((left, right) => left.position - right.position);
  }

  /** What stands in the way of an insert besides its own id. */
  match(unless: Match): { readonly by: "preferred" | "key"; readonly row: RecordRow } | undefined {
    const preferred = unless.memoryId === undefined ? undefined : this.record(unless.memoryId);
    if (preferred?.record.state === "active") return { by: "preferred", row: preferred };
    const row = this.records().find(
      ({ record }) => record.state === "active" && record.matchKeys.some((key) => unless.keys.includes(key)),
    );
    return row === undefined ? undefined : { by: "key", row };
  }

  tombstonesBefore(instant: number): readonly Tombstone[] {
    return [...this.#rows.values()].filter((row) => row.kind === "purged").filter((row) => row.purgedAt < instant);
  }

  forget({ memoryId, position }: Tombstone): void {
    this.#rows.delete(memoryId);
    this.#forgottenUpTo = Math.max(this.#forgottenUpTo, position);
  }
}
