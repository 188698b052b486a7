import { Agent, request } from "node:http";
import { operations, type JsonObject, type OperationName } from "@mgp/core";
import { envelope, nextRequestId } from "../../threats/support/requests.ts";
import type { Replica } from "./replica.ts";

/** What became of a request, as far as its client can tell. */
export type Reply =
  | { readonly kind: "answer"; readonly status: number; readonly body: unknown }
  /** No gateway listened, so nothing was sent. */
  | { readonly kind: "unreached" }
  /** The connection ended, or the client's patience did, before the whole answer was there. */
  | { readonly kind: "lost"; readonly reason: string };

/** A request and its answer. Instants are milliseconds of the one monotonic clock of this process. */
export interface Exchange {
  readonly requestId: string;
  readonly replica: string;
  readonly reply: Reply;
  readonly call: number;
  readonly return: number;
}

/** Milliseconds after which a client takes an answer for lost: far more than a gateway may take. */
const TIMEOUT_MS = 60_000;

const anyAgent = { agent: "any/one", tenant: undefined };

/** Connections that stay open between requests; one that breaks is a lost answer, never a second try. */
const agent = new Agent({ keepAlive: true });

/** Sends one request about memories, as an agent that does not matter. */
export async function send(replica: Replica, operation: OperationName, payload: JsonObject): Promise<Exchange> {
  const body = envelope(operation, anyAgent, payload);
  return await exchange(replica, operation, String(body["request_id"]), JSON.stringify(body));
}

/** Asks how far a task is. */
export async function poll(replica: Replica, taskId: string): Promise<Exchange> {
  const requestId = nextRequestId();
  return await exchange(replica, "getTask", requestId, JSON.stringify({ request_id: requestId, task_id: taskId }));
}

async function exchange(
  replica: Replica,
  operation: OperationName,
  requestId: string,
  body: string,
): Promise<Exchange> {
  const call = performance.now();
  const reply = await post(replica.port, operations[operation].path, body);
  return { requestId, replica: replica.name, reply, call, return: performance.now() };
}

async function post(port: number, path: string, body: string): Promise<Reply> {
  return await new Promise((resolve) => {
    const lose = (error: NodeJS.ErrnoException): void =>
      resolve(error.code === "ECONNREFUSED" ? { kind: "unreached" } : { kind: "lost", reason: error.message });
    const sent = request(
      {
        host: "127.0.0.1",
        port,
        path,
        method: "POST",
        agent,
        headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part: string) => {
          text += part;
        });
        response.on("error", lose);
        response.on("end", () => {
          const answer: unknown = JSON.parse(text);
          resolve({ kind: "answer", status: response.statusCode ?? 0, body: answer });
        });
      },
    );
    sent.on("error", lose);
    sent.end(body);
  });
}
