import type { AdapterContext } from "@mgp/core";
import { type AloneOptions, Database as SharedDatabase, openPool, type Query as AnyQuery } from "@mgp/postgres";
import type { ResolvedOptions } from "./options.ts";
import { openSession, settingsFor } from "./sql/session.ts";
import type { Statement } from "./sql/statement.ts";
import { toStoreError } from "./store-errors.ts";

/** Runs the store's statements within the limits of their calls. */
export type Database = SharedDatabase<Statement>;

/** The store's database, over the pool that this process has for its server and credentials. */
export function openDatabase(options: ResolvedOptions, { now, log }: AdapterContext): Database {
  return new SharedDatabase({
    pool: openPool(options),
    connections: options.poolSize,
    opening: openSession,
    settingsOf: (query) => settingsOf(query, options.rowLevelSecurity),
    explain: toStoreError,
    now,
    onReachable: (isReachable, reason) => {
      if (isReachable) log("info", "postgres_reachable");
      else log("warn", "postgres_unreachable", { reason });
    },
  });
}

/** A connection of its own in the operator's scope. */
export function aloneOptions({ dsn, connectTimeoutMs }: ResolvedOptions, { now }: AdapterContext): AloneOptions {
  const settings = settingsFor({ tenant: "", isOperator: true, plans: "made" });
  return { dsn, connectTimeoutMs, opening: openSession, settings, explain: toStoreError, now };
}

function settingsOf({ statement, values }: AnyQuery<Statement>, bindsRows: boolean): Readonly<Record<string, string>> {
  const [tenant] = values;
  const isBound = bindsRows && statement.reach === "tenant";
  return settingsFor({
    tenant: isBound && typeof tenant === "string" ? tenant : "",
    isOperator: bindsRows && statement.reach === "operator",
    plans: statement.isPrepared === true ? "kept" : "made",
  });
}
