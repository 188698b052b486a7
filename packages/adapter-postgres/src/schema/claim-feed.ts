import { randomUUID } from "node:crypto";
import { type Connection, inTransaction, sqlState, underLock } from "@mgp/postgres";
import { type FeedStatements, feedStatementsOf } from "../sql/schema.ts";
import { type Plan, runOn } from "./migrate.ts";

const FORBIDDEN = "42501";

/**
 * Gives a new store's feed a name, and a restored one's another: positions are numbers of the cluster's transactions,
 * so in another cluster they mean something else, and cursors from before must not be believed. Rows whose numbers the
 * cluster has not reached are numbered anew, in their order: the feed would not show them until it has.
 */
export async function claimFeed(connection: Connection, plan: Plan): Promise<void> {
  const statements = feedStatementsOf(plan.names);
  const cluster = await clusterOf(connection, statements);
  if (await isClaimed(connection, statements, cluster)) return;
  await underLock(runOn(connection), plan.lock, async () => {
    await connection.runText(statements.begin, [randomUUID(), cluster, plan.names.analyser]);
    if (await isClaimed(connection, statements, cluster)) return;
    await inTransaction(runOn(connection), async () => {
      if (await isAhead(connection, statements)) for (const text of statements.renumber) await connection.runText(text);
      await connection.runText(statements.rename, [randomUUID(), cluster]);
    });
    plan.context.log("warn", "postgres_feed_begins_anew", { reason: "the schema was restored into another cluster" });
  });
}

/** Where the cluster does not tell its number, only rows from a future can give another one away. */
async function isClaimed(connection: Connection, statements: FeedStatements, cluster: string | null): Promise<boolean> {
  const [store] = await connection.runText(statements.store);
  if (store === undefined) return false;
  const known = store["cluster"];
  if (cluster !== null && known !== null) return known === cluster;
  return !(await isAhead(connection, statements));
}

async function isAhead(connection: Connection, statements: FeedStatements): Promise<boolean> {
  const [row] = await connection.runText(statements.isAhead);
  return row?.["ahead"] === true;
}

async function clusterOf(connection: Connection, statements: FeedStatements): Promise<string | null> {
  try {
    const [row] = await connection.runText(statements.cluster);
    const cluster = row?.["cluster"];
    return typeof cluster === "string" ? cluster : null;
  } catch (error) {
    if (sqlState(error) !== FORBIDDEN) throw error;
    return null;
  }
}
