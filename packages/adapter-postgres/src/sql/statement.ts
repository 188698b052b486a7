/** One SQL statement. */
export interface Statement {
  /** Prepared once a connection under this name; absent: planned anew at each use, for its values. */
  readonly name?: string;
  readonly text: string;
  /** `tenant`: the first value is the tenant, and no row of another one is touched. `operator`: may cross tenants. */
  readonly reach: "tenant" | "operator";
  /** After a lost connection a read had no effect, and a write may have had it. */
  readonly effect: "read" | "write";
}

/** A statement with its values. */
export interface Query {
  readonly statement: Statement;
  readonly values: readonly unknown[];
}

/** Numbers the values of a statement that is put together: `$1`, `$2`. */
export class Values {
  readonly list: unknown[];

  constructor(...first: readonly unknown[]) {
    this.list = [...first];
  }

  /** The placeholder that stands for the value. */
  add(value: unknown): string {
    this.list.push(value);
    return `$${String(this.list.length)}`;
  }
}
