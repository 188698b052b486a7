import type { StoreErrorCode } from "@mgp/core";

/** Asks a thread to call one of its methods. */
export interface CallRequest {
  readonly kind: "call";
  readonly name: string;
  readonly values: readonly unknown[];
}

/** Asks a thread to close what it opened and to end; there is no reply. */
export interface EndRequest {
  readonly kind: "end";
}

export type ThreadRequest = CallRequest | EndRequest;

/** What comes back: a result, or the parts of a store error, which would lose its class on the way. */
export type ThreadReply<Result> =
  | { readonly value: Result }
  | { readonly code: StoreErrorCode; readonly message: string; readonly cause: string };
