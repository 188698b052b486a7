import type {
  AccessDecision,
  AsyncTask,
  OpenStore,
  OperationName,
  OperationRequests,
  OperationResponses,
  TaskOperation,
} from "@mgp/core";
import type { CursorCodec } from "../cursors/cursor-codec.ts";
import type { GovernanceOptions } from "../governance.ts";
import type { Idempotency } from "../idempotency/idempotency.ts";
import type { AuditLog } from "../ledger/audit-log.ts";
import type { RequestScope } from "../request/request-scope.ts";
import type { GovernedSession } from "../store/governed-store.ts";

/** The operations that carry a policy context and leave an audit event. */
export type GovernedOperationName = Exclude<OperationName, "initialize" | "capabilities" | "getTask" | "cancelTask">;

/** What an operation may use besides its session. No adapter among it. */
export interface OperationServices {
  readonly cursors: CursorCodec;
  readonly idempotency: Idempotency;
  /** Keeps a request that is to be carried out later. */
  readonly acceptTask: (scope: RequestScope, operation: TaskOperation, request: object) => Promise<AsyncTask>;
  readonly audit: AuditLog;
  readonly backend: Pick<OpenStore, "manifest" | "guarantees">;
  /** The adapter's configured name. */
  readonly adapter: string;
  readonly server: GovernanceOptions["server"];
  /** `Limits.pageBytes`. */
  readonly pageBytes: number;
  /** Searches leave out what is not valid now. */
  readonly onlyValid: boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: NonNullable<GovernanceOptions["log"]>;
}

/** What a governed operation answers, and what its audit event tells. */
export interface Answer<Data> {
  readonly data: Data;
  readonly decision: AccessDecision;
  readonly resultCount?: number;
  /** UTF-8 bytes of the items in `data`, about; absent: they are few. */
  readonly bytes?: number;
  readonly lineageRefs?: readonly string[];
  /** A task was accepted; the answer is 202. */
  readonly accepted?: boolean;
}

/** One operation of the protocol, as a function of a session and a valid request. */
export interface GovernedOperation<Name extends GovernedOperationName> {
  /** What the audit event names as target until the operation knows better. */
  target(request: OperationRequests[Name]): string;
  run(
    session: GovernedSession,
    request: OperationRequests[Name],
    services: OperationServices,
  ): Promise<Answer<OperationResponses[Name]>>;
}
