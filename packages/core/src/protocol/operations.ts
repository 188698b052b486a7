import { actionOfRequest } from "../generated/protocol-lists.ts";
import type {
  AuditQueryRequest,
  AuditQueryResult,
  CancelTaskRequest,
  CancelTaskResult,
  CapabilitiesResponse,
  DeleteMemoryRequest,
  DeleteMemoryResult,
  ErrorCode,
  ExpireMemoryRequest,
  ExpireMemoryResult,
  ExportRequest,
  ExportResult,
  GetMemoryRequest,
  GetMemoryResult,
  GetTaskRequest,
  GetTaskResult,
  ImportRequest,
  ImportResult,
  InitializeRequest,
  InitializeResult,
  PurgeMemoryRequest,
  PurgeMemoryResult,
  RequestedAction,
  RevokeMemoryRequest,
  RevokeMemoryResult,
  SearchMemoryRequest,
  SearchMemoryResult,
  SyncRequest,
  SyncResult,
  TaskHandle,
  UpdateMemoryRequest,
  UpdateMemoryResult,
  WriteBatchRequest,
  WriteBatchResult,
  WriteMemoryRequest,
  WriteMemoryResult,
} from "../generated/types.ts";
import type { RequestSchemaName, ResponseSchemaName } from "../generated/validators.js";

/** The body of each operation's request; `undefined` where there is none. */
export type OperationRequests = {
  initialize: InitializeRequest;
  write: WriteMemoryRequest;
  writeBatch: WriteBatchRequest;
  search: SearchMemoryRequest;
  get: GetMemoryRequest;
  update: UpdateMemoryRequest;
  expire: ExpireMemoryRequest;
  revoke: RevokeMemoryRequest;
  delete: DeleteMemoryRequest;
  purge: PurgeMemoryRequest;
  export: ExportRequest;
  import: ImportRequest;
  sync: SyncRequest;
  getTask: GetTaskRequest;
  cancelTask: CancelTaskRequest;
  capabilities: undefined;
  queryAudit: AuditQueryRequest;
};

/** What each operation answers on success: the envelope's `data`, or the whole body where there is no envelope. */
export type OperationResponses = {
  initialize: InitializeResult;
  write: WriteMemoryResult;
  writeBatch: WriteBatchResult;
  search: SearchMemoryResult;
  get: GetMemoryResult;
  update: UpdateMemoryResult;
  expire: ExpireMemoryResult;
  revoke: RevokeMemoryResult;
  delete: DeleteMemoryResult;
  purge: PurgeMemoryResult;
  export: ExportResult | TaskHandle;
  import: ImportResult | TaskHandle;
  sync: SyncResult | TaskHandle;
  getTask: GetTaskResult;
  cancelTask: CancelTaskResult;
  capabilities: CapabilitiesResponse;
  queryAudit: AuditQueryResult;
};

/** The name by which gateway, governance and client speak of an operation. */
export type OperationName = keyof OperationRequests;

/** One operation of the protocol: where it is, what goes in, what comes out and what may go wrong. */
export type Operation = {
  readonly method: "GET" | "POST";
  readonly path: `/mgp/${string}`;
  /** What `policy_context.requested_action` has to be; absent where no policy context is sent. */
  readonly action: RequestedAction | undefined;
  /** Absent where the request has no body. */
  readonly requestSchema: RequestSchemaName | undefined;
  readonly responseSchema: ResponseSchemaName;
  /** Whether the request comes in a request envelope, with a policy context and a payload. */
  readonly enveloped: boolean;
  /** Whether the answer may be 202 and a task. */
  readonly asynchronous: boolean;
  /** Codes beyond `commonErrors`. */
  readonly errors: readonly ErrorCode[];
  readonly summary: string;
  readonly description: string;
};

/** What every operation may answer, for a bad request, a forbidden one, or a backend in trouble. */
export const commonErrors: readonly ErrorCode[] = ["MGP_INVALID_OBJECT", "MGP_BACKEND_ERROR"];

/** What every operation with a policy context may answer besides. */
export const governedErrors: readonly ErrorCode[] = ["MGP_POLICY_DENIED", "MGP_SCOPE_VIOLATION"];

/** Every operation of the protocol. Routes, governance and the OpenAPI document are made from this table. */
export const operations: Readonly<Record<OperationName, Operation>> = {
  initialize: operation({
    method: "POST",
    path: "/mgp/initialize",
    requestSchema: "initialize.request",
    responseSchema: "initialize.response",
    enveloped: false,
    asynchronous: false,
    errors: ["MGP_UNSUPPORTED_VERSION", "MGP_UNSUPPORTED_CAPABILITY"],
    summary: "Agree on version and capabilities",
    description: "Optional. Nothing that is agreed on is remembered: every later request stands on its own.",
  }),
  write: operation({
    method: "POST",
    path: "/mgp/write",
    requestSchema: "write-memory.request",
    responseSchema: "write-memory.response",
    enveloped: true,
    asynchronous: false,
    errors: ["MGP_CONFLICT_UNRESOLVED"],
    summary: "Store one memory",
    description: "Takes a memory or a candidate for one. A merge hint says what to do when it is already there.",
  }),
  writeBatch: operation({
    method: "POST",
    path: "/mgp/write/batch",
    requestSchema: "write-batch.request",
    responseSchema: "write-batch.response",
    enveloped: true,
    asynchronous: false,
    errors: [],
    summary: "Store several memories",
    description: "Writes in order, each with an outcome of its own: the answer is 200 even when all of them failed.",
  }),
  search: operation({
    method: "POST",
    path: "/mgp/search",
    requestSchema: "search-memory.request",
    responseSchema: "search-memory.response",
    enveloped: true,
    asynchronous: false,
    errors: [],
    summary: "Find memories",
    description: "Takes a query, an intent, or both. Finding nothing is a success.",
  }),
  get: operation({
    method: "POST",
    path: "/mgp/get",
    requestSchema: "get-memory.request",
    responseSchema: "get-memory.response",
    enveloped: true,
    asynchronous: false,
    errors: ["MGP_MEMORY_NOT_FOUND"],
    summary: "Read one memory",
    description: "A deleted memory is returned without its content; one whose lifetime is over is refused.",
  }),
  update: operation({
    method: "POST",
    path: "/mgp/update",
    requestSchema: "update-memory.request",
    responseSchema: "update-memory.response",
    enveloped: true,
    asynchronous: false,
    errors: ["MGP_MEMORY_NOT_FOUND"],
    summary: "Change one memory",
    description: "Merges the patch one level deep. The result has to be a valid memory.",
  }),
  expire: operation({
    method: "POST",
    path: "/mgp/expire",
    requestSchema: "expire-memory.request",
    responseSchema: "expire-memory.response",
    enveloped: true,
    asynchronous: false,
    errors: ["MGP_MEMORY_NOT_FOUND", "MGP_CONFLICT_UNRESOLVED"],
    summary: "Let one memory lapse",
    description: "The memory stays readable and is no longer found. A deleted memory cannot expire.",
  }),
  revoke: operation({
    method: "POST",
    path: "/mgp/revoke",
    requestSchema: "revoke-memory.request",
    responseSchema: "revoke-memory.response",
    enveloped: true,
    asynchronous: false,
    errors: ["MGP_MEMORY_NOT_FOUND", "MGP_CONFLICT_UNRESOLVED"],
    summary: "Withdraw one memory",
    description: "The memory stays readable and is no longer found. A deleted memory cannot be revoked.",
  }),
  delete: operation({
    method: "POST",
    path: "/mgp/delete",
    requestSchema: "delete-memory.request",
    responseSchema: "delete-memory.response",
    enveloped: true,
    asynchronous: false,
    errors: ["MGP_MEMORY_NOT_FOUND"],
    summary: "Delete one memory",
    description: "Leaves a tombstone, so that its id stays taken. Nothing but a purge follows.",
  }),
  purge: operation({
    method: "POST",
    path: "/mgp/purge",
    requestSchema: "purge-memory.request",
    responseSchema: "purge-memory.response",
    enveloped: true,
    asynchronous: false,
    errors: ["MGP_MEMORY_NOT_FOUND"],
    summary: "Remove one memory for good",
    description: "Works in every state. A second purge finds nothing.",
  }),
  export: operation({
    method: "POST",
    path: "/mgp/export",
    requestSchema: "export.request",
    responseSchema: "export.response",
    enveloped: true,
    asynchronous: true,
    errors: [],
    summary: "Read all memories",
    description: "Page by page, each memory in the representation that policy permits.",
  }),
  import: operation({
    method: "POST",
    path: "/mgp/import",
    requestSchema: "import.request",
    responseSchema: "import.response",
    enveloped: true,
    asynchronous: true,
    errors: ["MGP_CONFLICT_UNRESOLVED"],
    summary: "Store exported memories",
    description: "Writes in order and stops at the first failure; what was written before it stays.",
  }),
  sync: operation({
    method: "POST",
    path: "/mgp/sync",
    requestSchema: "sync.request",
    responseSchema: "sync.response",
    enveloped: true,
    asynchronous: true,
    errors: [],
    summary: "Read what changed",
    description: "Goes on from a cursor and returns the next one.",
  }),
  getTask: operation({
    method: "POST",
    path: "/mgp/tasks/get",
    requestSchema: "get-task.request",
    responseSchema: "get-task.response",
    enveloped: false,
    asynchronous: false,
    errors: ["MGP_TASK_NOT_FOUND"],
    summary: "Look at a task",
    description: "A finished task carries the result that the operation would have answered at once.",
  }),
  cancelTask: operation({
    method: "POST",
    path: "/mgp/tasks/cancel",
    requestSchema: "cancel-task.request",
    responseSchema: "cancel-task.response",
    enveloped: false,
    asynchronous: false,
    errors: ["MGP_TASK_NOT_FOUND"],
    summary: "Stop a task",
    description: "A task that has ended is returned as it is.",
  }),
  capabilities: operation({
    method: "GET",
    path: "/mgp/capabilities",
    requestSchema: undefined,
    responseSchema: "capabilities.response",
    enveloped: false,
    asynchronous: false,
    errors: [],
    summary: "See what the gateway can do",
    description: "The answer comes without an envelope. A failure comes in one, with `capabilities` as its request id.",
  }),
  queryAudit: operation({
    method: "POST",
    path: "/mgp/audit/query",
    requestSchema: "audit-query.request",
    responseSchema: "audit-query.response",
    enveloped: true,
    asynchronous: false,
    errors: [],
    summary: "Read the audit log",
    description: "Events of the request's tenant, oldest first.",
  }),
};

/** The schema of its request says which action an operation is. */
function operation(declared: Omit<Operation, "action">): Operation {
  const { requestSchema } = declared;
  return { ...declared, action: requestSchema === undefined ? undefined : actionOfRequest[requestSchema] };
}
