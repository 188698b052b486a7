import type { StoreErrorCode } from "@mgp/core";
import type { Reader } from "./reader.ts";

/** The methods of a reader that another thread may call. */
export type ReadName = "search" | "list" | "changes" | "count" | "tenants" | "heldElsewhere";

/** One call of one of them. */
export type ReadRequest = {
  readonly [Name in ReadName]: { readonly name: Name; readonly values: Parameters<Reader[Name]> };
}[ReadName];

export type ReadResult<Name extends ReadName> = ReturnType<Reader[Name]>;

/** Copies the write-ahead log into the database; the answer is how many pages the log has. */
export interface CheckpointRequest {
  readonly name: "checkpoint";
}

/** Closes the thread's connections and ends the thread; there is no reply. */
export interface EndRequest {
  readonly name: "end";
}

export type WorkerRequest = ReadRequest | CheckpointRequest | EndRequest;

/** What comes back: a result, or the parts of a store error, which would lose its class on the way. */
export type WorkerReply<Result> =
  | { readonly value: Result }
  | { readonly code: StoreErrorCode; readonly message: string; readonly cause: string };

/** What a worker is started with. */
export interface WorkerSetup {
  readonly path: string;
  readonly hops: number;
}
