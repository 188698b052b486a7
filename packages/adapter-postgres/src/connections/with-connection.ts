import { type Gate, givenUp } from "@mgp/adapter-kit";
import type { Call } from "@mgp/core";
import { Limit, type LimitReached, remainingMs } from "../limit.ts";
import { toConnectError, toStoreError } from "../store-errors.ts";
import { Connection, type ConnectionOptions } from "./connection.ts";
import { timeoutFor } from "./timeouts.ts";

/**
 * Runs some work on a connection of its own, in the operator's scope, which ends with it: transactions that were not
 * committed and locks that were not released with it.
 */
export async function withConnection<Result>(
  options: ConnectionOptions,
  gate: Gate,
  call: Call,
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  gate.check(call);
  const opening = Connection.open(options, () => undefined);
  let reached: LimitReached | undefined;
  const { promise: isOver, reject: giveUp } = Promise.withResolvers<never>();
  const reach = (why: LimitReached): void => {
    reached = why;
    giveUp(givenUp(why));
  };
  const limit = new Limit(call, gate.now(), reach, giveUp);
  try {
    const connection = await Promise.race([opening.catch(throwConnectError), isOver]);
    const timeoutMs = timeoutFor(remainingMs(call, gate.now()));
    await Promise.race([connection.adjust({ timeoutMs, tenant: "", isOperator: true, plans: "made" }), isOver]);
    return await Promise.race([work(connection), isOver]);
  } catch (error) {
    throw reached === undefined ? toStoreError(error, "read") : givenUp(reached);
  } finally {
    limit.end();
    opening.then((connection) => connection.destroy()).catch(() => undefined);
  }
}

function throwConnectError(error: unknown): never {
  throw toConnectError(error);
}
