import type { Table } from "@lancedb/lancedb";

/** Every row that a gateway puts has this column: under another name, no gateway can put one. */
const COLUMN = "stamp";
const SEALED = "sealed_stamp";

/** No process writes to the table any more, whichever has it open; LanceDB refuses rows of other columns. */
export async function seal(table: Table): Promise<void> {
  if (!(await isSealed(table))) await table.alterColumns([{ path: COLUMN, rename: SEALED }]);
}

export async function unseal(table: Table): Promise<void> {
  if (await isSealed(table)) await table.alterColumns([{ path: SEALED, rename: COLUMN }]);
}

export async function isSealed(table: Table): Promise<boolean> {
  return (await table.schema()).fields.some(({ name }) => name === SEALED);
}
