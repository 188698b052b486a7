import type { Call } from "@mgp/core";
import type { NewRow, RecordRow, StoredRow } from "./rows.ts";

/** What a change decides on: the rows that it asked for, as they are stored now. */
export interface State {
  row(key: string): StoredRow | undefined;
  /** The active record of the smallest id that has one of these match marks. */
  holderOf(marks: readonly string[]): RecordRow | undefined;
}

/** An answer, and the row that has to be put before it is true. */
export interface Decision<Result> {
  readonly result: Result;
  readonly row?: NewRow;
}

/** Changes of one batch that stops at its first hit. */
export interface Group {
  hasStopped: boolean;
}

/** One change of one record. It is decided on when its turn comes, and again when another process came first. */
export interface RowChange<Result> {
  readonly call: Call;
  /** The record it changes. */
  readonly key: string;
  /** Another record that it decides on. */
  readonly preferredKey: string | undefined;
  /** Match marks whose holders it decides on. */
  readonly sought: readonly string[];
  /** Match marks that its record will have. */
  readonly given: readonly string[];
  /** What is searched stays: it has to be read with the row. */
  readonly carries: boolean;
  /** Of records in its way it only has to know which ones they are. */
  readonly isBrief: boolean;
  /** Of text, in UTF-16 units. */
  readonly size: number;
  readonly group: Group | undefined;
  readonly decide: (state: State) => Decision<Result>;
}
