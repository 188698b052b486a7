import type { JsonObject, OperationName } from "@mgp/core";
import { send } from "./exchange.ts";
import type { Replica } from "./replica.ts";
import { describeReply, verdictOf } from "./verdict.ts";

/** Sends a request that nothing stands in the way of. Returns the answer's body. @throws Error for any other answer */
export async function ask(replica: Replica, operation: OperationName, payload: JsonObject): Promise<unknown> {
  const { reply, requestId } = await send(replica, operation, payload);
  if (reply.kind === "answer" && verdictOf(reply) === "done") return reply.body;
  throw new Error(`${replica.name} answered ${operation} ${requestId} with ${describeReply(reply)}`);
}
