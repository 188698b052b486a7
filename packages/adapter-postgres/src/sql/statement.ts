import type { Query as AnyQuery, Statement as AnyStatement } from "@mgp/postgres";

/** One SQL statement of the store. */
export interface Statement extends AnyStatement {
  /** `tenant`: the first value is the tenant, and no row of another one is touched. `operator`: may cross tenants. */
  readonly reach: "tenant" | "operator";
}

/** A statement with its values. */
export type Query = AnyQuery<Statement>;

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
