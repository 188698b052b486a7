import { Client } from "pg";
import { onTestFinished } from "vitest";

/** Keeps a transaction open in which these statements have run. Returns how to roll it back. */
export async function held(dsn: string, statements: string): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: dsn });
  await client.connect();
  await client.query(`BEGIN; ${statements}`);
  let isOpen = true;
  const letGo = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await client.query("ROLLBACK");
    await client.end();
  };
  onTestFinished(letGo);
  return letGo;
}
