import { postgresLedger } from "@mgp/ledger-postgres";
import type { SharedDatabase } from "./shared-database.ts";

/** Every line that any gateway ever wrote is there as it was written. @throws Error that names the chains with gaps */
export async function assertChainsWhole({ dsn }: SharedDatabase): Promise<void> {
  const { chains } = await postgresLedger.verify({ dsn, schema: "mgp_ledger" }, []);
  const broken = chains.filter(({ firstBad }) => firstBad !== undefined);
  if (broken.length > 0) throw new Error(`The audit chains are not whole: ${JSON.stringify(broken)}`);
  if (chains.length === 0) throw new Error("There is no audit chain.");
}
