import type { ErrorCode, JsonObject, MgpError, OpenStore, OperationName } from "@mgp/core";
import type { Caller } from "./caller/caller.ts";
import type { Limits } from "./checks/limits.ts";
import type { MissingHealthPart } from "./health/health.ts";
import type { Ledger } from "./ledger/ledger.ts";
import type { Policy } from "./policy/policy.ts";
import type { Hold } from "./request/hold.ts";

/** One request, authenticated and parsed. */
export interface GovernedRequest {
  readonly operation: OperationName;
  readonly caller: Caller;
  /** The parsed body, not validated; for `capabilities`, which has none, `undefined`. */
  readonly body: unknown;
  /** The tenant header, when one was sent. */
  readonly tenantHeader?: string;
  /** The request-id header, when one was sent: stands in where the body has no usable `request_id`. */
  readonly requestId?: string;
  /** Aborted when no client waits for the answer any more. */
  readonly signal?: AbortSignal;
  /**
   * Asked before what is read for the answer is held, with how many bytes that is in all; an error of it refuses the
   * request. They are held until the answer is sent. @default there is always room
   */
  readonly hold?: Hold;
}

/** The answer, ready to be sent as JSON. */
export interface GovernedResponse {
  /** HTTP status. */
  readonly status: number;
  readonly body: JsonObject;
  /**
   * The text of `body` as `JSON.stringify` makes it, piece by piece, where it takes so long to make that others should
   * have their turn meanwhile. When it fails in the middle, the answer has to be cut off, not ended.
   */
  readonly text?: AsyncIterable<string>;
  /** The `request_id` that the answer carries. */
  readonly requestId: string;
  /** Absent: success. For logs and metrics. */
  readonly errorCode?: ErrorCode;
  /** Why it was refused, where the code does not tell: a code of policy, or the schema that the body does not fit. For logs. */
  readonly reason?: string;
  /** When the same request may succeed, in milliseconds from now, where that is known. */
  readonly retryAfterMs?: number;
  /** The tenant, once it was known. For logs. */
  readonly tenant?: string;
  /** What the answer has to say beyond its schema: one line of JSON in ASCII, at most 1 KiB. Absent: nothing. */
  readonly notice?: string;
}

export interface GovernanceOptions {
  readonly backend: OpenStore;
  /** The adapter's name as it was configured, reported as `backend` and `backend_origin`. */
  readonly adapter: string;
  /** `MemoryAdapter.name`, shown as `backend_ref.adapter`. */
  readonly adapterName: string;
  readonly ledger: Ledger;
  /** @default the built-in rules */
  readonly policy?: Policy;
  /** Finds a task's owner again after a restart. @default knows the callers of modes without named callers */
  readonly findCaller?: (id: string) => Caller | undefined;
  readonly limits?: Partial<Limits>;
  /** Refuse requests without the tenant header. @default false */
  readonly requireTenantHeader?: boolean;
  readonly server: {
    readonly name: string;
    readonly title: string;
    readonly version: string;
    readonly description: string;
  };
  /**
   * Every search finds hidden content by its words, and every write may be answered with a memory whose hidden statement
   * is the same. @default only with authentication off, and searches that policy lets
   */
  readonly searchHidden?: boolean;
  /** Searches leave out what its `valid_from` and `valid_to` say is not valid now. @default false */
  readonly searchValidity?: boolean;
  /** How long an idempotency key is kept, in milliseconds. @default 24 hours */
  readonly idempotencyTtlMs?: number;
  /** How long a task is kept after its end, in milliseconds. @default 24 hours */
  readonly taskTtlMs?: number;
  /** When an accepted task starts by itself, in milliseconds after it was accepted. @default 500 */
  readonly taskStartDelayMs?: number;
  /** How long a poll waits for a task to end, in milliseconds. @default 2000 */
  readonly taskPollWaitMs?: number;
  /** Replaces the ledger's key, so that several gateways understand each other's cursors. */
  readonly cursorKey?: Uint8Array;
  /** Epoch milliseconds. @default Date.now */
  readonly now?: () => number;
  readonly log?: (
    level: "debug" | "info" | "warn" | "error",
    event: string,
    fields?: Readonly<Record<string, unknown>>,
  ) => void;
}

/** Everything between a request and a backend, without HTTP. */
export interface Governance {
  /** Never rejects: whatever goes wrong becomes an error envelope, and an audit event where the caller is known. */
  handle(request: GovernedRequest): Promise<GovernedResponse>;
  /** Answers a request that could not even be parsed, and audits it. */
  refuse(request: Omit<GovernedRequest, "body">, error: MgpError): Promise<GovernedResponse>;
  /** Asks the backend and the audit log. @returns what does not work, within two seconds; it never rejects */
  health(): Promise<readonly MissingHealthPart[]>;
  /** Waits for running tasks to come to a stop; afterwards store and ledger may be closed. */
  close(): Promise<void>;
}
