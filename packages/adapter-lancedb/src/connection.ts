import { type Connection, connect, type Table } from "@lancedb/lancedb";
import { makeFolder, UnusablePath } from "@mgp/adapter-kit";
import { StoreError } from "@mgp/core";
import type { Schema } from "apache-arrow";
import type { Setup } from "./options.ts";

/**
 * Opens the database. Every read looks for a newer version first: what was acknowledged, in whichever process, is
 * seen by all.
 */
export async function openConnection(setup: Setup): Promise<Connection> {
  if (!setup.isRemote) prepareFolder(setup.location);
  return await connect(setup.location, { readConsistencyInterval: 0, storageOptions: { ...setup.storageOptions } });
}

/** The table, made when missing; several processes may do so at once. */
export async function openOrMake(connection: Connection, name: string, schema: Schema): Promise<Table> {
  const present = await openIfThere(connection, name);
  if (present !== undefined) return present;
  return await connection.createEmptyTable(name, schema, {
    existOk: true,
    // A row keeps its number when it is changed or moved, and its version of last change with it.
    storageOptions: { newTableEnableStableRowIds: "true" },
  });
}

/** `undefined`: there is no such table. */
export async function openIfThere(connection: Connection, name: string): Promise<Table | undefined> {
  try {
    return await connection.openTable(name);
  } catch (error) {
    if (error instanceof Error && /was not found/.test(error.message)) return undefined;
    throw error;
  }
}

function prepareFolder(folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    if (!(error instanceof UnusablePath)) throw error;
    throw new StoreError("misconfigured", `MGP_LANCEDB_DIR ${error.message}`, { cause: error });
  }
}
