import type { OperationName } from "@mgp/core";
import type { Reply } from "./reply.ts";

/** One operation of the protocol under its path. */
export interface OperationRoute {
  readonly kind: "operation";
  readonly name: OperationName;
  readonly method: "GET" | "POST";
  readonly path: string;
  /** How many bytes its body may have. */
  readonly bodyBytes: number;
}

/** A page of the gateway itself, outside the protocol. */
export interface PageRoute {
  readonly kind: "page";
  readonly name: string;
  readonly method: "GET";
  readonly path: string;
  /** Answered without a key. */
  readonly open: boolean;
  readonly answer: () => Reply | Promise<Reply>;
}

export type Route = OperationRoute | PageRoute;
