/** One row of an answer, by column. */
export type PostgresRow = Readonly<Record<string, unknown>>;

/** After a lost connection a read had no effect, and a write may have had it. */
export type Effect = "read" | "write";

/** One SQL statement. */
export interface Statement {
  /** Prepared once a connection; absent: planned anew at each use, for its values. Only for texts that are few. */
  readonly isPrepared?: true;
  readonly text: string;
  readonly effect: Effect;
}

/** A statement with its values. */
export interface Query<Of extends Statement = Statement> {
  readonly statement: Of;
  readonly values: readonly unknown[];
}

/** Runs a statement, or several in one text without values. @returns the rows of all of them */
export type Run = (text: string, values?: readonly unknown[]) => Promise<readonly PostgresRow[]>;
