import { Client } from "pg";
import { onTestFinished } from "vitest";

/** Keeps a transaction open in which these statements have run. Returns how to end it: rolled back, unless told otherwise. */
export async function held(dsn: string, statements: string): Promise<(end?: string) => Promise<void>> {
  const client = new Client({ connectionString: dsn });
  await client.connect();
  await client.query(`BEGIN; ${statements}`);
  let isOpen = true;
  const letGo = async (end = "ROLLBACK"): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await client.query(end);
    await client.end();
  };
  onTestFinished(async () => await letGo());
  return letGo;
}
