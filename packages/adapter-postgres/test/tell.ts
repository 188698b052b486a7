import type { Client } from "pg";
import { type Scope, settingsFor } from "../src/sql/session.ts";

/** Tells a connection of the test what the store's own connections are told. */
export async function tell(client: Client, scope: Scope): Promise<void> {
  for (const setting of Object.entries(settingsFor(scope)))
    await client.query("SELECT set_config($1, $2, false)", [...setting]);
}
