import { abortError, rejectWhenAborted, type AbortReason, refusalOf, remainingMs, withinLimit } from "@mgp/adapter-kit";
import { type Call, StoreError } from "@mgp/core";
import type { Connection } from "./connection.ts";
import type { Lane } from "./lane.ts";
import { openPool, type PoolOptions } from "./shared-pool.ts";
import { timeoutFor } from "./statement-timeout.ts";
import type { Effect } from "./statement.ts";
import { connectTroubleOf, type Trouble, troubleOf } from "./trouble.ts";

export interface AloneOptions extends PoolOptions {
  /** The opening of its session. */
  readonly opening: string;
  /** What the session is told, beside `statement_timeout`. */
  readonly settings: Readonly<Record<string, string>>;
  /** @returns an error in the words of the store */
  readonly explain: (trouble: Trouble, effect: Effect, cause: unknown) => StoreError;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * Runs some work on a connection of its own, which ends with it: transactions that were not committed and locks that
 * were not released with it. It may be silent for as long as the call lasts.
 *
 * @throws StoreError
 */
export async function withConnection<Result>(
  options: AloneOptions,
  call: Call,
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const refusal = refusalOf(call, options.now());
  if (refusal !== undefined) throw refusal;
  const pool = openPool(options);
  const lane = pool.lane(1);
  try {
    return await withinLimit(call, options.now(), async (over) => {
      const connection = await connected(lane, options, over);
      try {
        return await runOn(connection, options, { call, over }, work);
      } finally {
        connection.destroy();
        lane.release(connection);
      }
    });
  } finally {
    // The call may be over while the server says nothing, and closing would wait for it.
    pool.close().catch(() => undefined);
  }
}

async function connected(
  lane: Lane,
  { opening, settings, explain }: AloneOptions,
  over: Promise<AbortReason>,
): Promise<Connection> {
  let connection: Connection | AbortReason;
  try {
    connection = await lane.acquire({ opening, settings }, over);
  } catch (error) {
    throw explain(connectTroubleOf(error), "read", error);
  }
  if (typeof connection === "string") throw abortError(connection);
  return connection;
}

async function runOn<Result>(
  connection: Connection,
  { opening, settings, explain, now }: AloneOptions,
  { call, over }: { readonly call: Call; readonly over: Promise<AbortReason> },
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const isOver = rejectWhenAborted(over);
  const limits = { statement_timeout: String(timeoutFor(remainingMs(call, now()))), idle_session_timeout: "0" };
  try {
    await Promise.race([connection.adjust({ opening, settings: { ...settings, ...limits } }), isOver]);
    return await Promise.race([work(connection), isOver]);
  } catch (error) {
    throw StoreError.isInstance(error) ? error : explain(troubleOf(error), "read", error);
  }
}
