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
  /**
   * To whom it is answered. `probe`: to every request; `keyless`: to every request that is sent to a host of the gateway;
   * `key`: to every caller; `scrape`: to callers that may read what is counted of all.
   */
  readonly access: "probe" | "keyless" | "key" | "scrape";
  readonly answer: () => Reply | Promise<Reply>;
}

export type Route = OperationRoute | PageRoute;

/** Is this a method of the route? HEAD asks for the headers of what GET answers. */
export function takesMethod({ method }: Route, asked: string): boolean {
  return asked === method || (method === "GET" && asked === "HEAD");
}

/** The methods of a route, as the header `Allow` has them. */
export function methodsOf({ method }: Route): string {
  return method === "GET" ? "GET, HEAD" : method;
}
