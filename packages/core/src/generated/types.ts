// Generated from schemas/*.schema.json by packages/core/generate/main.ts. Change those, not this.

/** Any value that JSON can express. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** Any JSON object. */
export type JsonObject = { [key: string]: JsonValue };

/** A version of the protocol: two or three numbers, with or without a leading `v`. */
export type ProtocolVersion = string;

/** Every `MemoryType`, in the order of the protocol. */
export const memoryTypes = ["profile", "preference", "episodic_event", "semantic_fact", "procedural_rule", "relationship", "checkpoint_pointer", "artifact_summary"] as const;
/** The kind of knowledge that a memory holds. */
export type MemoryType = (typeof memoryTypes)[number];

/** Every `Scope`, in the order of the protocol. */
export const scopes = ["user", "session", "task", "agent", "org", "shared_team"] as const;
/** The circle within which a memory is visible. */
export type Scope = (typeof scopes)[number];

/** Every `CandidateKind`, in the order of the protocol. */
export const candidateKinds = ["assertion", "confirmation", "correction", "derived"] as const;
/** What a proposal does: state, confirm, correct or conclude. */
export type CandidateKind = (typeof candidateKinds)[number];

/** Every `RetrievalMode`, in the order of the protocol. */
export const retrievalModes = ["lexical", "semantic", "hybrid", "graph", "direct_lookup"] as const;
/** The way in which a backend looked for memories. */
export type RetrievalMode = (typeof retrievalModes)[number];

/** Every `ScoreKind`, in the order of the protocol. */
export const scoreKinds = ["backend_local", "normalized", "comparable"] as const;
/** How far a score may be compared: within one backend, on a fixed scale, or across backends. */
export type ScoreKind = (typeof scoreKinds)[number];

/** What an adapter and the backend behind it can do. */
export type BackendCapabilities = {
  /** Stores new memories. */
  supports_write: boolean;
  /** Changes stored ones. */
  supports_update: boolean;
  /** Deletes softly, leaving a tombstone. */
  supports_delete: boolean;
  /** Removes for good. */
  supports_purge: boolean;
  /** Searches. */
  supports_search: boolean;
  /** Lets memories lapse by itself. */
  supports_native_ttl: boolean;
  /** Links memories as a graph. */
  supports_graph_relations: boolean;
  /** Keeps memories of type `checkpoint_pointer`. */
  supports_checkpoint_pointer: boolean;
  /** Tracks lineage by itself. */
  supports_lineage_native: boolean;
  /** Redacts by itself. */
  supports_partial_redaction: boolean;
  /** Notices contradictions by itself. */
  supports_conflict_detection_native: boolean;
  /** Folds duplicates by itself. */
  supports_dedupe_native: boolean;
  /** Merges by itself. */
  supports_merge_native: boolean;
  /** Can say why something was found. */
  supports_retrieval_explanations: boolean;
  /** Offers a form that is safe to prompt with. */
  supports_prompt_view: boolean;
  /** Ways in which it searches. */
  search_modes: RetrievalMode[];
  /** How its scores are to be read. */
  score_kind: ScoreKind;
};

/** Every `ReturnMode`, in the order of the protocol. */
export const returnModes = ["raw", "summary", "masked", "metadata_only"] as const;
/** How much of a memory is handed out: all of it, a digest, a copy with its values masked, or only the data about it. */
export type ReturnMode = (typeof returnModes)[number];

/** How an adapter introduces itself. */
export type AdapterManifest = {
  /** Name of the adapter. */
  adapter_name: string;
  /** Class of the backend behind it; free text. */
  backend_kind: string;
  /** Version of the protocol that it was written for. */
  mgp_version: ProtocolVersion;
  /** Memory types that it keeps. */
  supported_memory_types: MemoryType[];
  /** Scopes that it knows. */
  supported_scopes: Scope[];
  /** Kinds of candidate that it takes. */
  supported_candidate_kinds: CandidateKind[];
  /** What it can do. */
  capabilities: BackendCapabilities;
  /** Representation that it prefers for prompts. */
  default_prompt_view?: ReturnMode;
  /** Extension namespaces that it understands. */
  extension_namespaces?: string[];
};

/** The answer to an operation that goes on as a task. */
export type TaskHandle = {
  /** The task to follow. */
  task: AsyncTask;
};

/** Every `ExecutionMode`, in the order of the protocol. */
export const executionModes = ["sync", "async"] as const;
/** Whether an operation answers at once or goes on as a task. */
export type ExecutionMode = (typeof executionModes)[number];

/** Every `TaskOperation`, in the order of the protocol. */
export const taskOperations = ["export", "import", "sync"] as const;
/** The operation that it carries out. */
export type TaskOperation = (typeof taskOperations)[number];

/** Every `TaskStatus`, in the order of the protocol. */
export const taskStatuses = ["pending", "running", "completed", "failed", "cancelled"] as const;
/** Where it stands. */
export type TaskStatus = (typeof taskStatuses)[number];

/** Every `ErrorCode`, in the order of the protocol. */
export const errorCodeNames = ["MGP_INVALID_OBJECT", "MGP_UNSUPPORTED_VERSION", "MGP_UNSUPPORTED_CAPABILITY", "MGP_POLICY_DENIED", "MGP_MEMORY_NOT_FOUND", "MGP_TASK_NOT_FOUND", "MGP_SCOPE_VIOLATION", "MGP_CONFLICT_UNRESOLVED", "MGP_BACKEND_ERROR"] as const;
/** The stable codes by which a client tells failures apart. */
export type ErrorCode = (typeof errorCodeNames)[number];

/** One failure. */
export type ErrorObject = {
  /** What programs go by. */
  code: ErrorCode;
  /** What people read. The wording may change. */
  message: string;
  /** Facts about the failure. */
  details?: JsonObject;
};

/** A long operation that was accepted, and how far it has come. */
export type AsyncTask = {
  /** Identifier of the task. */
  task_id: string;
  /** The operation that it carries out. */
  operation: TaskOperation;
  /** Where it stands. */
  status: TaskStatus;
  /** Id of the request that it was accepted with. */
  request_id: string;
  /** When it was accepted. */
  created_at: string;
  /** When it last changed its state. */
  updated_at: string;
  /** How much is done. */
  progress: number;
  /** How much there is to do. */
  total: number;
  /** Where it stands, in words. */
  message?: string;
  /** What the operation would have answered at once; null until it has succeeded. */
  result: JsonObject | null;
  /** Why it failed; null unless it did. */
  error: ErrorObject | null;
};

/** Every `Decision`, in the order of the protocol. */
export const decisions = ["allow", "deny", "redact", "summarize"] as const;
/** What policy said. */
export type Decision = (typeof decisions)[number];

/** Outcome of the policy check of one act. */
export type AccessDecision = {
  /** What policy said. */
  decision: Decision;
  /** Stable name of the reason. */
  reason_code: string;
  /** Ids of the rules that took part, in order. */
  applied_rules: string[];
  /** The representation that may be handed out. */
  return_mode: ReturnMode;
};

/** Every `SubjectKind`, in the order of the protocol. */
export const subjectKinds = ["user", "agent", "org", "task", "session", "custom"] as const;
/** Class of the subject. */
export type SubjectKind = (typeof subjectKinds)[number];

/** The user, agent or other entity that a memory or an act belongs to. */
export type Subject = {
  /** Class of the subject. */
  kind: SubjectKind;
  /** Identifier within that class. */
  id: string;
};

/** Every `RequestedAction`, in the order of the protocol. */
export const requestedActions = ["write", "search", "read", "update", "expire", "revoke", "delete", "purge"] as const;
/** The classes of act that policy tells apart. The audit log speaks of the same. */
export type RequestedAction = (typeof requestedActions)[number];

/** Every `RiskLevel`, in the order of the protocol. */
export const riskLevels = ["low", "medium", "high"] as const;
/** How risky the runtime takes the call to be. */
export type RiskLevel = (typeof riskLevels)[number];

/** Who calls, for whom, and to do what. Sent with every governed request. */
export type PolicyContext = {
  /** The agent that calls. Named as the actor in the audit log. */
  actor_agent: string;
  /** The principal on whose behalf the agent acts. */
  acting_for_subject: Subject;
  /** The task that the runtime is at. Not a task of the gateway. */
  task_id?: string;
  /** The session of the runtime. */
  session_id?: string;
  /** What class of task it is. */
  task_type?: string;
  /** How risky the runtime takes the call to be. */
  risk_level?: RiskLevel;
  /** What the caller is about to do. Has to be the action of the endpoint. */
  requested_action: RequestedAction;
  /** The channel that the request came in through. */
  channel?: string;
  /** The conversation that it belongs to. */
  chat_id?: string;
  /** Where the data has to stay. */
  data_zone?: string;
  /** The tenant whose memories are meant. */
  tenant_id?: string;
  /** The runtime as such. */
  runtime_id?: string;
  /** The instance of the runtime. */
  runtime_instance_id?: string;
  /** Trace id, repeated in the audit log. */
  correlation_id?: string;
  /** On what consent the call rests. */
  consent_basis?: string;
  /** Where the assertion was first made. */
  assertion_origin?: string;
};

/** The record of one act on memories and of what policy decided about it. */
export type AuditEvent = {
  /** Identifier of the event. */
  event_id: string;
  /** When it was recorded. */
  timestamp: string;
  /** The request that caused it. */
  request_id: string;
  /** Who acted. */
  actor: Subject;
  /** What was done or attempted. */
  action: RequestedAction;
  /** The memory acted on, or a name in double underscores where there is no single one. */
  target_memory_id: string;
  /** The context that the request came with. */
  policy_context: PolicyContext;
  /** What policy decided. */
  decision: AccessDecision;
  /** Name of the adapter. */
  backend?: string;
  /** How many memories were handed out. */
  result_count?: number;
  /** Trace id of the context. */
  correlation_id?: string;
  /** Memories that the written one was made from. */
  lineage_refs?: string[];
};

/** Arguments of the operation. */
export type AuditQueryPayload = {
  /** Only this class of act. */
  action?: RequestedAction;
  /** Only acts on this memory. */
  target_memory_id?: string;
  /** Only acts of this actor. */
  actor_id?: string;
  /** Only what this request caused. */
  request_id?: string;
  /** Only what belongs to this trace. */
  correlation_id?: string;
  /** Continue after an earlier page. */
  pagination_token?: string;
  /** Most entries wanted on one page; 50 when absent. */
  limit?: number;
  /** Time the caller is prepared to wait, in milliseconds. Advice, not a guarantee. */
  timeout_ms?: number;
};

/** Reads the audit log. Filters combine; an empty one does not count. */
export type AuditQueryRequest = {
  /** Chosen by the caller and returned with the answer. */
  request_id: string;
  /** Who calls and why. */
  policy_context: PolicyContext & {
    requested_action: "read";
  };
  /** Arguments of the operation. */
  payload: AuditQueryPayload;
};

/** One page of events. */
export type AuditQueryResult = {
  /** The events, oldest first. */
  events: AuditEvent[];
  /** Token of the next page; absent on the last. */
  next_token?: string;
};

/** The events that were found. */
export type AuditQueryResponse = {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "ok";
  /** What went wrong; null after success. */
  error: null;
  /** One page of events. */
  data: AuditQueryResult | null;
} | {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "error";
  /** What went wrong; null after success. */
  error: ErrorObject;
  /** One page of events. */
  data: AuditQueryResult | null;
};

/** Stops a task that has not ended. */
export type CancelTaskRequest = {
  /** Chosen by the caller and returned with the answer. */
  request_id: string;
  /** Which task. */
  task_id: string;
  /** Why; becomes the message of the task. */
  reason?: string;
};

/** The task. */
export type CancelTaskResult = {
  /** The task. */
  task: AsyncTask;
};

/** The task as it is now. */
export type CancelTaskResponse = {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "ok";
  /** What went wrong; null after success. */
  error: null;
  /** The task. */
  data: CancelTaskResult | null;
} | {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "error";
  /** What went wrong; null after success. */
  error: ErrorObject;
  /** The task. */
  data: CancelTaskResult | null;
};

/** Every `Profile`, in the order of the protocol. */
export const profiles = ["core-memory", "governance", "interop", "lifecycle"] as const;
/** A named part of the protocol. */
export type Profile = (typeof profiles)[number];

/** Every `TransportProfile`, in the order of the protocol. */
export const transportProfiles = ["stateless_http", "streamable_http"] as const;
/** A way of carrying the protocol over HTTP. */
export type TransportProfile = (typeof transportProfiles)[number];

/** Every `SessionMode`, in the order of the protocol. */
export const sessionModes = ["stateless", "stateful"] as const;
/** Whether a gateway remembers its callers. */
export type SessionMode = (typeof sessionModes)[number];

/** Which parts of the protocol a gateway speaks. */
export type ProtocolCapabilities = {
  /** Answers the capabilities endpoint. */
  supports_discovery: boolean;
  /** Answers initialize. */
  supports_initialize: boolean;
  /** Takes the capabilities of the runtime into account. */
  supports_runtime_capability_negotiation: boolean;
  /** Says what was agreed. */
  supports_negotiated_capabilities: boolean;
  /** Insists on initialize before anything else. */
  requires_initialize: boolean;
  /** Speaks plain HTTP without sessions. */
  supports_stateless_http: boolean;
  /** Speaks HTTP with streamed answers. */
  supports_streamable_http: boolean;
  /** Keeps sessions. */
  supports_sessions: boolean;
  /** Runs long operations as tasks. */
  supports_async_operations: boolean;
  /** Pushes notifications. */
  supports_notifications: boolean;
  /** Lets clients subscribe to changes. */
  supports_subscriptions: boolean;
  /** Answers keep-alive calls. */
  supports_ping: boolean;
  /** Transports on offer. */
  transport_profiles: TransportProfile[];
  /** Protocol profiles on offer. */
  supported_profiles: Profile[];
  /** The profile of a client that names none. */
  default_profile?: Profile;
  /** Whether anything is remembered between calls. */
  session_mode: SessionMode;
};

/** What the gateway and its adapter can do. Sent without an envelope. */
export type CapabilitiesResponse = {
  /** The adapter, in its own words. */
  manifest: AdapterManifest;
  /** What the gateway speaks. */
  protocol_capabilities: ProtocolCapabilities;
};

/** Arguments of the operation. */
export type DeleteMemoryPayload = {
  /** Which memory. */
  memory_id: string;
  /** When it was deleted. */
  deleted_at?: string;
  /** Why, in words. */
  reason?: string;
  /** Time the caller is prepared to wait, in milliseconds. Advice, not a guarantee. */
  timeout_ms?: number;
};

/** Deletes one memory and leaves a tombstone. */
export type DeleteMemoryRequest = {
  /** Chosen by the caller and returned with the answer. */
  request_id: string;
  /** Who calls and why. */
  policy_context: PolicyContext & {
    requested_action: "delete";
  };
  /** Arguments of the operation. */
  payload: DeleteMemoryPayload;
};

/** The memory and its state. */
export type DeleteMemoryResult = {
  /** Which memory. */
  memory_id: string;
  /** State that it is in now. */
  state: "deleted";
};

/** Confirms that the memory is deleted. */
export type DeleteMemoryResponse = {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "ok";
  /** What went wrong; null after success. */
  error: null;
  /** The memory and its state. */
  data: DeleteMemoryResult | null;
} | {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "error";
  /** What went wrong; null after success. */
  error: ErrorObject;
  /** The memory and its state. */
  data: DeleteMemoryResult | null;
};

/** Arguments of the operation. */
export type ExpireMemoryPayload = {
  /** Which memory. */
  memory_id: string;
  /** When it lapsed. */
  expired_at?: string;
  /** Why, in words. */
  reason?: string;
  /** Time the caller is prepared to wait, in milliseconds. Advice, not a guarantee. */
  timeout_ms?: number;
};

/** Ends the use of one memory in the ordinary course. */
export type ExpireMemoryRequest = {
  /** Chosen by the caller and returned with the answer. */
  request_id: string;
  /** Who calls and why. */
  policy_context: PolicyContext & {
    requested_action: "expire";
  };
  /** Arguments of the operation. */
  payload: ExpireMemoryPayload;
};

/** The memory and its state. */
export type ExpireMemoryResult = {
  /** Which memory. */
  memory_id: string;
  /** State that it is in now. */
  state: "expired";
};

/** Confirms that the memory is expired. */
export type ExpireMemoryResponse = {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "ok";
  /** What went wrong; null after success. */
  error: null;
  /** The memory and its state. */
  data: ExpireMemoryResult | null;
} | {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "error";
  /** What went wrong; null after success. */
  error: ErrorObject;
  /** The memory and its state. */
  data: ExpireMemoryResult | null;
};

/** Arguments of the operation. */
export type ExportPayload = {
  /** Whether memories that are no longer active are wanted too; not when absent. */
  include_inactive?: boolean;
  /** At once, the default, or as a task. */
  execution_mode?: ExecutionMode;
  /** Continue after an earlier page. */
  pagination_token?: string;
  /** Most entries wanted on one page; 100 when absent. */
  limit?: number;
  /** Time the caller is prepared to wait, in milliseconds. Advice, not a guarantee. */
  timeout_ms?: number;
};

/** Reads all memories, page by page. */
export type ExportRequest = {
  /** Chosen by the caller and returned with the answer. */
  request_id: string;
  /** Who calls and why. */
  policy_context: PolicyContext & {
    requested_action: "read";
  };
  /** Arguments of the operation. */
  payload: ExportPayload;
};

/** Every `SourceKind`, in the order of the protocol. */
export const sourceKinds = ["chat", "tool", "document", "human", "system", "external"] as const;
/** Class of the origin. */
export type SourceKind = (typeof sourceKinds)[number];

/** The origin of a memory. */
export type Source = {
  /** Class of the origin. */
  kind: SourceKind;
  /** Pointer into the origin, in its own terms. */
  ref: string;
};

/** Every `Sensitivity`, in the order of the protocol. */
export const sensitivities = ["public", "internal", "confidential", "restricted"] as const;
/** How carefully a memory has to be handled. */
export type Sensitivity = (typeof sensitivities)[number];

/** Every `AssertionMode`, in the order of the protocol. */
export const assertionModes = ["asserted", "confirmed", "inferred", "derived", "imported", "observed"] as const;
/** How the statement came about. */
export type AssertionMode = (typeof assertionModes)[number];

/** Every `EvidenceKind`, in the order of the protocol. */
export const evidenceKinds = ["chat_message", "tool_result", "document_excerpt", "external_record", "user_confirmation", "system_inference", "human_annotation"] as const;
/** What sort of evidence it is. */
export type EvidenceKind = (typeof evidenceKinds)[number];

/** Every `TrustLevel`, in the order of the protocol. */
export const trustLevels = ["low", "medium", "high"] as const;
/** How far it can be relied on. */
export type TrustLevel = (typeof trustLevels)[number];

/** Something that supports a memory. Two pieces are the same when `kind` and `ref` agree. */
export type MemoryEvidence = {
  /** Identifier of this piece of evidence. */
  evidence_id?: string;
  /** What sort of evidence it is. */
  kind: EvidenceKind;
  /** Where it is to be found. */
  ref: string;
  /** The passage itself. */
  excerpt?: string;
  /** When it was recorded. */
  captured_at?: string;
  /** How far it can be relied on. */
  trust_level?: TrustLevel;
  /** Anything else about it. */
  metadata?: JsonObject;
};

/** One memory as the protocol knows it, whichever backend keeps it. */
export type MemoryObject = {
  /** Identity of the memory in the protocol. Chosen by the writer; made by the gateway for a candidate. */
  memory_id: string;
  /** Whom or what the memory is about. */
  subject: Subject;
  /** How far the memory may be seen. */
  scope: Scope;
  /** What kind of knowledge this is. Four kinds prescribe the shape of `content`. */
  type: MemoryType;
  /** What is remembered. Any object, narrowed by `type` for preferences, facts, relationships and rules. */
  content: JsonObject;
  /** Where the memory was taken from. */
  source: Source;
  /** How sure the writer is, from 0 to 1. */
  confidence?: number;
  /** Label from which policy derives what is redacted. */
  sensitivity?: Sensitivity;
  /** Name of the retention rule that applies; free text. */
  retention_policy?: string;
  /** Lifetime in seconds from `created_at`, which has to be readable as a time then; 0 never ends. */
  ttl_seconds?: number;
  /** When the memory came to be, as the writer says. */
  created_at: string;
  /** When the memory last changed. */
  updated_at?: string;
  /** How the statement came about. */
  assertion_mode?: AssertionMode;
  /** Who made the statement. */
  asserted_by?: Subject;
  /** Whether a user has confirmed it in so many words. */
  confirmed_by_user?: boolean;
  /** Opaque pointers to evidence. */
  evidence_refs?: string[];
  /** Evidence in full. */
  evidence?: MemoryEvidence[];
  /** Ids of the memories that this one was made from. */
  derived_from?: string[];
  /** Start of the time in which the statement holds; null when open. */
  valid_from?: string | null;
  /** End of the time in which the statement holds; null when open. */
  valid_to?: string | null;
  /** What the backend notes about the memory: adapter, state, tenant, revision. */
  backend_ref?: JsonObject;
  /** Data of other vendors, by convention under `namespace:key`. The namespace `mgp` is taken. */
  extensions?: JsonObject;
};

/** One page of memories. */
export type ExportResult = {
  /** The memories of this page. */
  memories: MemoryObject[];
  /** Token of the next page; absent on the last. */
  next_token?: string;
};

/** One page of memories, or a task. A failure is an ordinary error envelope and is not described here. */
export type ExportResponse = {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "ok";
  /** What went wrong; null after success. */
  error: null;
  /** The result, or the task that will have it. */
  data: ExportResult | TaskHandle | null;
} | {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "error";
  /** What went wrong; null after success. */
  error: ErrorObject;
  /** The result, or the task that will have it. */
  data: ExportResult | TaskHandle | null;
};

/** Arguments of the operation. */
export type GetMemoryPayload = {
  /** Which memory. */
  memory_id: string;
  /** Time the caller is prepared to wait, in milliseconds. Advice, not a guarantee. */
  timeout_ms?: number;
};

/** Reads one memory. */
export type GetMemoryRequest = {
  /** Chosen by the caller and returned with the answer. */
  request_id: string;
  /** Who calls and why. */
  policy_context: PolicyContext & {
    requested_action: "read";
  };
  /** Arguments of the operation. */
  payload: GetMemoryPayload;
};

/** What was done to a memory between the store and the answer. */
export type RedactionInfo = {
  /** The representation that was returned. */
  policy_view: ReturnMode;
  /** Why policy chose it. */
  reason_code?: string;
  /** Fields whose values are hidden. */
  masked_fields?: string[];
  /** Fields whose values were rewritten. */
  transformed_fields?: string[];
  /** Whether a digest was made for this answer. */
  summary_generated?: boolean;
  /** The same for human readers. */
  explanation?: string;
};

/** The memory. */
export type GetMemoryResult = {
  /** The memory, in the representation that policy permits this caller to see. */
  memory: MemoryObject;
  /** Which representation `memory` is in. */
  return_mode: ReturnMode;
  /** What was done to the memory on its way out; null or a `raw` view when nothing was. */
  redaction_info: RedactionInfo | null;
  /** One line of text made from the returned representation, ready to be placed in a prompt. */
  consumable_text: string;
};

/** The memory that was asked for. */
export type GetMemoryResponse = {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "ok";
  /** What went wrong; null after success. */
  error: null;
  /** The memory. */
  data: GetMemoryResult | null;
} | {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "error";
  /** What went wrong; null after success. */
  error: ErrorObject;
  /** The memory. */
  data: GetMemoryResult | null;
};

/** Asks how far a task has come. */
export type GetTaskRequest = {
  /** Chosen by the caller and returned with the answer. */
  request_id: string;
  /** Which task. */
  task_id: string;
};

/** The task. */
export type GetTaskResult = {
  /** The task. */
  task: AsyncTask;
};

/** The task as it is now. */
export type GetTaskResponse = {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "ok";
  /** What went wrong; null after success. */
  error: null;
  /** The task. */
  data: GetTaskResult | null;
} | {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "error";
  /** What went wrong; null after success. */
  error: ErrorObject;
  /** The task. */
  data: GetTaskResult | null;
};

/** Every `MergeStrategy`, in the order of the protocol. */
export const mergeStrategies = ["create", "dedupe", "upsert", "replace", "merge", "reinforce", "manual_review_required"] as const;
/** How the two are reconciled. */
export type MergeStrategy = (typeof mergeStrategies)[number];

/** What a writer wants to happen when the memory meets one that is already stored. */
export type MemoryMergeHint = {
  /** How the two are reconciled. */
  strategy: MergeStrategy;
  /** Memories with the same key are the same memory. Kept as `mgp:dedupe_key`. */
  dedupe_key?: string;
  /** Memories of one subject and type with the same key contradict each other. Kept as `mgp:conflict_key`. */
  conflict_key?: string;
  /** Repeating a request under the same key has its effect once. */
  idempotency_key?: string;
  /** The memory to reconcile with, tried before any other way of finding one. */
  if_match_memory_id?: string;
  /** Refuse unless the stored memory was last changed at exactly this time. */
  if_match_updated_at?: string;
  /** Rank of the source; a lower one does not overwrite a higher one. */
  source_priority?: number;
  /** How strongly a repetition raises the confidence. */
  reinforcement_weight?: number;
  /** Repetitions within so many seconds of the last change leave the memory as it is. */
  coalesce_window_seconds?: number;
};

/** Arguments of the operation. */
export type ImportPayload = {
  /** The memories, stored in this order. */
  memories: MemoryObject[];
  /** How each of them is reconciled with what is there. */
  merge_hint?: MemoryMergeHint;
  /** What a memory is that is there already and that no hint changes: a `conflict`, the default; or written, where the very same is there in the same state and the caller may read all of it, so that an import that stopped can be sent again. */
  on_existing?: "conflict" | "same_is_written";
  /** What becomes of ids that were purged: `write`, the default, stores them anew; `refuse` answers a conflict that names them, before anything is written. */
  on_purged?: "write" | "refuse";
  /** At once, the default, or as a task. */
  execution_mode?: ExecutionMode;
  /** Time the caller is prepared to wait, in milliseconds. Advice, not a guarantee. */
  timeout_ms?: number;
};

/** Stores memories that were exported elsewhere. */
export type ImportRequest = {
  /** Chosen by the caller and returned with the answer. */
  request_id: string;
  /** Who calls and why. */
  policy_context: PolicyContext & {
    requested_action: "write";
  };
  /** Arguments of the operation. */
  payload: ImportPayload;
};

/** What was imported. */
export type ImportResult = {
  /** Ids under which the memories are stored, in order. */
  memory_ids: string[];
  /** How many there are. */
  written_count: number;
};

/** What was imported, or a task. A failure is an ordinary error envelope and is not described here. */
export type ImportResponse = {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "ok";
  /** What went wrong; null after success. */
  error: null;
  /** The result, or the task that will have it. */
  data: ImportResult | TaskHandle | null;
} | {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "error";
  /** What went wrong; null after success. */
  error: ErrorObject;
  /** The result, or the task that will have it. */
  data: ImportResult | TaskHandle | null;
};

/** Who the client is. */
export type ClientInfo = {
  /** Name of the client. */
  name: string;
  /** The same for display. */
  title?: string;
  /** Version of the client. */
  version: string;
  /** What the client is. */
  description?: string;
};

/** What a client can make use of. */
export type RuntimeCapabilities = {
  /** Uses consumable text. */
  supports_consumable_text?: boolean;
  /** Reads redaction info. */
  supports_redaction_info?: boolean;
  /** Copes with different representations on one page. */
  supports_mixed_return_modes?: boolean;
  /** Reads partial failures. */
  supports_partial_failure?: boolean;
  /** Reads explanations of results. */
  supports_search_explanations?: boolean;
  /** Uses the form meant for prompts. */
  supports_prompt_view?: boolean;
  /** Can follow tasks. */
  supports_async_operations?: boolean;
  /** Can subscribe. */
  supports_subscriptions?: boolean;
  /** Representations that it would rather have. */
  preferred_return_modes?: ReturnMode[];
  /** Protocol profiles that it understands. */
  supported_profiles?: Profile[];
  /** Transports that it accepts. */
  accepted_transport_profiles?: TransportProfile[];
};

/** Opens the conversation: which versions, profiles and transports the client can use. */
export type InitializeRequest = {
  /** Chosen by the caller and returned with the answer. */
  request_id: string;
  /** The one version that the client speaks. */
  protocol_version: ProtocolVersion;
  supported_versions?: never;
  preferred_version?: never;
  /** Who the client is. */
  client: ClientInfo;
  /** Capabilities without which the client cannot work; all or nothing. */
  requested_capabilities?: ProtocolCapabilities;
  /** What the client can make use of. */
  runtime_capabilities?: RuntimeCapabilities;
  /** Profiles that the client wants. */
  requested_profiles?: Profile[];
  /** Transport that the client wants. */
  transport_profile?: TransportProfile;
} | {
  /** Chosen by the caller and returned with the answer. */
  request_id: string;
  protocol_version?: never;
  /** The versions that the client speaks, best first. */
  supported_versions: ProtocolVersion[];
  /** The version that the client would rather have; one of `supported_versions`. */
  preferred_version?: ProtocolVersion;
  /** Who the client is. */
  client: ClientInfo;
  /** Capabilities without which the client cannot work; all or nothing. */
  requested_capabilities?: ProtocolCapabilities;
  /** What the client can make use of. */
  runtime_capabilities?: RuntimeCapabilities;
  /** Profiles that the client wants. */
  requested_profiles?: Profile[];
  /** Transport that the client wants. */
  transport_profile?: TransportProfile;
};

/** Every `LifecyclePhase`, in the order of the protocol. */
export const lifecyclePhases = ["ready"] as const;
/** State of the conversation. */
export type LifecyclePhase = (typeof lifecyclePhases)[number];

/** What gateway, adapter and client have in common. */
export type NegotiatedCapabilities = {
  /** Whether the client had said what it can do. */
  runtime_capabilities_received: boolean;
  /** Consumable text is sent and used. */
  supports_consumable_text: boolean;
  /** Redaction info is sent and read. */
  supports_redaction_info: boolean;
  /** One page may mix representations. */
  supports_mixed_return_modes: boolean;
  /** Partial failures may be reported. */
  supports_partial_failure: boolean;
  /** Results are explained. */
  supports_search_explanations: boolean;
  /** The form meant for prompts is there. */
  supports_prompt_view: boolean;
  /** The backend deletes softly. */
  supports_delete: boolean;
  /** The backend purges. */
  supports_purge: boolean;
  /** Tasks can be used. */
  supports_async_operations: boolean;
  /** Subscriptions can be used. */
  supports_subscriptions: boolean;
  /** Representations that will be used. */
  effective_return_modes: ReturnMode[];
};

/** Who the gateway is. */
export type ServerInfo = {
  /** Name of the gateway. */
  name: string;
  /** The same for display. */
  title?: string;
  /** Version of the gateway. */
  version: string;
  /** What the gateway is. */
  description?: string;
};

/** Where to learn more. */
export type Discovery = {
  /** Where the capabilities are found. */
  capabilities_uri?: string;
};

/** The agreement. */
export type InitializeResult = {
  /** The version that will be spoken. */
  chosen_version: ProtocolVersion;
  /** The versions that the gateway speaks. */
  supported_versions: ProtocolVersion[];
  /** The oldest of them. */
  minimum_supported_version?: ProtocolVersion;
  /** State of the conversation. */
  lifecycle_phase: LifecyclePhase;
  /** Whether the gateway remembers the client. */
  session_mode: SessionMode;
  /** Transport that will be used. */
  transport_profile: TransportProfile;
  /** What the gateway speaks. */
  protocol_capabilities: ProtocolCapabilities;
  /** What both sides have. */
  negotiated_capabilities: NegotiatedCapabilities;
  /** Profiles that both sides know. */
  negotiated_profiles: Profile[];
  /** Who the gateway is. */
  server_info: ServerInfo;
  /** Where to learn more. */
  discovery?: Discovery;
  /** What will go away. */
  deprecation_warnings?: string[];
  /** Session of a gateway that keeps sessions. */
  session_id?: string;
};

/** What gateway and client have agreed on. */
export type InitializeResponse = {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "ok";
  /** What went wrong; null after success. */
  error: null;
  /** The agreement. */
  data: InitializeResult | null;
} | {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "error";
  /** What went wrong; null after success. */
  error: ErrorObject;
  /** The agreement. */
  data: InitializeResult | null;
};

/** Every `LineageRelation`, in the order of the protocol. */
export const lineageRelations = ["derived_from", "supersedes", "conflicts_with", "read_by", "written_by", "expired_by_policy", "deleted_by_request", "purged_by_request", "asserted_from_evidence"] as const;
/** What the link means. */
export type LineageRelation = (typeof lineageRelations)[number];

/** A directed link between two memories that says how one came from, or bears on, the other. */
export type LineageLink = {
  /** Identifier of the link. */
  link_id: string;
  /** What the link means. */
  relation: LineageRelation;
  /** Memory that the link starts from. */
  source_memory_id: string;
  /** Memory that the link leads to. */
  target_memory_id: string;
  /** When the link was recorded. */
  created_at: string;
  /** Anything else about the link. */
  metadata?: JsonObject;
};

/** A memory as an agent proposes it, before the gateway has given it an identity. */
export type MemoryCandidate = {
  /** Identifier for the use of the caller. */
  candidate_id?: string;
  /** What the proposal does. Decides the assertion mode of the memory. */
  candidate_kind: CandidateKind;
  /** Whom or what the memory will be about. */
  subject: Subject;
  /** How far the memory will be seen. */
  scope: Scope;
  /** What kind of knowledge the memory will be. */
  proposed_type: MemoryType;
  /** The claim in one sentence. Becomes the statement of the content unless that has one. */
  statement: string;
  /** Content to start from. */
  content?: JsonObject;
  /** Where the claim was taken from. */
  source: Source;
  /** Evidence for the claim. */
  source_evidence?: MemoryEvidence[];
  /** How sure the proposer is, from 0 to 1. */
  confidence?: number;
  /** Label for the memory. */
  sensitivity?: Sensitivity;
  /** Retention rule for the memory. */
  retention_policy?: string;
  /** Lifetime of the memory in seconds. */
  ttl_seconds?: number;
  /** Used when the request itself brings no hint. */
  merge_hint?: MemoryMergeHint;
  /** Data of other vendors for the memory. */
  extensions?: JsonObject;
};

/** Content of a memory of type `preference`. Further keys are welcome. */
export type MemoryContentPreference = JsonObject & {
  /** The memory in one sentence. What readers are shown first. */
  statement: string;
  /** A shorter form of the statement. */
  summary?: string;
  /** Distinct words to find it by. */
  keywords?: string[];
  /** The preference in words. */
  preference?: string;
  /** Name of the setting that is preferred. */
  preference_key?: string;
  /** Preferred value of that setting, of any JSON type. */
  preference_value?: JsonValue;
  /** Where the preference is meant to hold; free text. */
  scope_hint?: string;
  /** What the user said, word for word. */
  user_message?: string;
  /** What the assistant answered, word for word. */
  assistant_response?: string;
};

/** Content of a memory of type `procedural_rule`. Further keys are welcome. */
export type MemoryContentProceduralRule = JsonObject & {
  /** The memory in one sentence. What readers are shown first. */
  statement: string;
  /** A shorter form of the statement. */
  summary?: string;
  /** Distinct words to find it by. */
  keywords?: string[];
  /** The rule in words. */
  rule?: string;
  /** The situation that calls for the rule. */
  trigger?: string;
  /** What the rule says to do. */
  action?: string;
};

/** Content of a memory of type `relationship`. Further keys are welcome. */
export type MemoryContentRelationship = JsonObject & {
  /** The memory in one sentence. What readers are shown first. */
  statement: string;
  /** A shorter form of the statement. */
  summary?: string;
  /** Distinct words to find it by. */
  keywords?: string[];
  /** The entity that the relation starts from. */
  subject_entity?: string;
  /** Name of the relation. */
  relation?: string;
  /** The entity that the relation leads to. */
  object_entity?: string;
  /** Since when the relation holds. Unlike the field of the memory itself it cannot be null. */
  valid_from?: string;
  /** Until when the relation holds. Unlike the field of the memory itself it cannot be null. */
  valid_to?: string;
};

/** Content of a memory of type `semantic_fact`. Further keys are welcome. */
export type MemoryContentSemanticFact = JsonObject & {
  /** The memory in one sentence. What readers are shown first. */
  statement: string;
  /** A shorter form of the statement. */
  summary?: string;
  /** Distinct words to find it by. */
  keywords?: string[];
  /** The fact in words. */
  fact?: string;
  /** Name of the attribute that the fact fills. */
  fact_key?: string;
  /** Value of that attribute, of any JSON type. */
  fact_value?: JsonValue;
  /** What the user said, word for word. */
  user_message?: string;
  /** What the assistant answered, word for word. */
  assistant_response?: string;
};

/** A backend that could not answer. */
export type FailedBackend = {
  /** Which backend. */
  backend: string;
  /** What went wrong. */
  error_code: ErrorCode;
  /** The same in words. */
  message: string;
  /** Whether asking again may help. */
  retryable?: boolean;
};

/** Says which backends did not contribute to a result that is otherwise good. */
export type PartialFailure = {
  /** The backends that failed, one entry each. */
  failed_backends: FailedBackend[];
};

/** How far a task has come at one moment. */
export type ProgressEvent = {
  /** Which task. */
  task_id: string;
  /** How much is done. */
  progress: number;
  /** How much there is to do. */
  total?: number;
  /** The same in words. */
  message?: string;
  /** When it was so. */
  timestamp: string;
};

/** Arguments of the operation. */
export type PurgeMemoryPayload = {
  /** Which memory. */
  memory_id: string;
  /** When it was removed. */
  purged_at?: string;
  /** Why, in words. */
  reason?: string;
  /** Time the caller is prepared to wait, in milliseconds. Advice, not a guarantee. */
  timeout_ms?: number;
};

/** Removes one memory for good. */
export type PurgeMemoryRequest = {
  /** Chosen by the caller and returned with the answer. */
  request_id: string;
  /** Who calls and why. */
  policy_context: PolicyContext & {
    requested_action: "purge";
  };
  /** Arguments of the operation. */
  payload: PurgeMemoryPayload;
};

/** The memory and its state. */
export type PurgeMemoryResult = {
  /** Which memory. */
  memory_id: string;
  /** State that it is in now. */
  state: "purged";
  /** Time that the request gave, or null. */
  purged_at?: string | null;
  /** Reason that the request gave, or null. */
  reason?: string | null;
};

/** Confirms that the memory is purged. */
export type PurgeMemoryResponse = {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "ok";
  /** What went wrong; null after success. */
  error: null;
  /** The memory and its state. */
  data: PurgeMemoryResult | null;
} | {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "error";
  /** What went wrong; null after success. */
  error: ErrorObject;
  /** The memory and its state. */
  data: PurgeMemoryResult | null;
};

/** A span of time, open on either side. What cannot be read as a time is refused. */
export type TimeScope = {
  /** Earliest time. */
  since?: string;
  /** Latest time. */
  until?: string;
  /** Whether expired memories count too. */
  include_expired?: boolean;
};

/** Every `IntentType`, in the order of the protocol. */
export const intentTypes = ["free_text", "fact_lookup", "preference_lookup", "relationship_lookup", "episodic_lookup", "semantic_lookup", "direct_lookup"] as const;
/** What kind of recall is meant. */
export type IntentType = (typeof intentTypes)[number];

/** A query with structure: what to recall and within which bounds. */
export type RecallIntent = {
  /** What to look for. */
  query_text: string;
  /** What kind of recall is meant. */
  intent_type?: IntentType;
  /** Further terms to look for. */
  keywords?: string[];
  /** Only memories of these types. */
  target_memory_types?: MemoryType[];
  /** Only memories about this subject. */
  subject?: Subject;
  /** Only memories of this scope. */
  scope?: Scope;
  /** Only memories from this span of time. */
  time_scope?: TimeScope;
  /** Most results wanted. */
  top_k?: number;
  /** Continue after an earlier page. */
  pagination_token?: string;
  /** Time the caller is prepared to wait, in milliseconds. Advice, not a guarantee. */
  timeout_ms?: number;
};

/** The frame around every governed request. Each operation narrows the payload. */
export type RequestEnvelope = {
  /** Chosen by the caller and returned with the answer. */
  request_id: string;
  /** Who calls and why. */
  policy_context: PolicyContext;
  /** Arguments of the operation. */
  payload: JsonObject;
};

/** The frame around every answer. Each operation narrows the data. */
export type ResponseEnvelope = {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "ok";
  /** What went wrong; null after success. */
  error: null;
  /** What the operation came to; null after a failure. */
  data: JsonObject | null;
} | {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "error";
  /** What went wrong; null after success. */
  error: ErrorObject;
  /** What the operation came to; null after a failure. */
  data: JsonObject | null;
};

/** Arguments of the operation. */
export type RevokeMemoryPayload = {
  /** Which memory. */
  memory_id: string;
  /** When it was withdrawn. */
  revoked_at?: string;
  /** Why, in words. */
  reason?: string;
  /** Time the caller is prepared to wait, in milliseconds. Advice, not a guarantee. */
  timeout_ms?: number;
};

/** Withdraws one memory that should not be relied on. */
export type RevokeMemoryRequest = {
  /** Chosen by the caller and returned with the answer. */
  request_id: string;
  /** Who calls and why. */
  policy_context: PolicyContext & {
    requested_action: "revoke";
  };
  /** Arguments of the operation. */
  payload: RevokeMemoryPayload;
};

/** The memory and its state. */
export type RevokeMemoryResult = {
  /** Which memory. */
  memory_id: string;
  /** State that it is in now. */
  state: "revoked";
};

/** Confirms that the memory is revoked. */
export type RevokeMemoryResponse = {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "ok";
  /** What went wrong; null after success. */
  error: null;
  /** The memory and its state. */
  data: RevokeMemoryResult | null;
} | {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "error";
  /** What went wrong; null after success. */
  error: ErrorObject;
  /** The memory and its state. */
  data: RevokeMemoryResult | null;
};

/** Arguments of the operation. */
export type SearchMemoryPayload = {
  /** What to look for; may be empty. */
  query: string;
  /** The same with more structure. */
  intent?: RecallIntent;
  /** Only memories about this subject. */
  subject?: Subject;
  /** Only memories of this scope. */
  scope?: Scope;
  /** Only memories of these types. */
  types?: MemoryType[];
  /** Most results wanted on one page. */
  limit?: number;
  /** Continue after an earlier page. */
  pagination_token?: string;
  /** Time the caller is prepared to wait, in milliseconds. Advice, not a guarantee. */
  timeout_ms?: number;
} | {
  /** What to look for; may be empty. */
  query?: string;
  /** The same with more structure. */
  intent: RecallIntent;
  /** Only memories about this subject. */
  subject?: Subject;
  /** Only memories of this scope. */
  scope?: Scope;
  /** Only memories of these types. */
  types?: MemoryType[];
  /** Most results wanted on one page. */
  limit?: number;
  /** Continue after an earlier page. */
  pagination_token?: string;
  /** Time the caller is prepared to wait, in milliseconds. Advice, not a guarantee. */
  timeout_ms?: number;
};

/** Finds memories. */
export type SearchMemoryRequest = {
  /** Chosen by the caller and returned with the answer. */
  request_id: string;
  /** Who calls and why. */
  policy_context: PolicyContext & {
    requested_action: "search";
  };
  /** Arguments of the operation. */
  payload: SearchMemoryPayload;
};

/** One memory that was found, with the reason why and the form it is returned in. */
export type SearchResultItem = {
  /** The memory, in the representation that policy permits this caller to see. */
  memory: MemoryObject;
  /** How well it fits; more is better. */
  score: number;
  /** How the score is to be read. */
  score_kind: ScoreKind;
  /** Adapter that found it. */
  backend_origin: string;
  /** Way in which it was found. */
  retrieval_mode: RetrievalMode;
  /** Which representation `memory` is in. */
  return_mode: ReturnMode;
  /** What was done to the memory on its way out; null or a `raw` view when nothing was. */
  redaction_info: RedactionInfo | null;
  /** One line of text made from the returned representation, ready to be placed in a prompt. */
  consumable_text: string;
  /** Words of the query that it matched. */
  matched_terms?: string[];
  /** Why it was returned, for human readers. */
  explanation?: string;
};

/** One page of what was found. */
export type SearchMemoryResult = {
  /** What was found, best first. */
  results: SearchResultItem[];
  /** The query as it was understood. */
  effective_intent?: RecallIntent;
  /** Token of the next page; absent on the last. */
  next_token?: string;
  /** Backends that are missing from the result. */
  partial_failure?: PartialFailure;
};

/** The memories that were found. */
export type SearchMemoryResponse = {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "ok";
  /** What went wrong; null after success. */
  error: null;
  /** One page of what was found. */
  data: SearchMemoryResult | null;
} | {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "error";
  /** What went wrong; null after success. */
  error: ErrorObject;
  /** One page of what was found. */
  data: SearchMemoryResult | null;
};

/** Arguments of the operation. */
export type SyncPayload = {
  /** Whether memories that are no longer active are wanted too; not when absent. */
  include_inactive?: boolean;
  /** Where to go on from. Beats `pagination_token`. */
  cursor?: string;
  /** Another name for the cursor. */
  pagination_token?: string;
  /** At once, the default, or as a task. */
  execution_mode?: ExecutionMode;
  /** Most entries wanted on one page; 100 when absent. */
  limit?: number;
  /** Time the caller is prepared to wait, in milliseconds. Advice, not a guarantee. */
  timeout_ms?: number;
};

/** Reads what has changed since an earlier call. */
export type SyncRequest = {
  /** Chosen by the caller and returned with the answer. */
  request_id: string;
  /** Who calls and why. */
  policy_context: PolicyContext & {
    requested_action: "read";
  };
  /** Arguments of the operation. */
  payload: SyncPayload;
};

/** One page of changes. */
export type SyncResult = {
  /** The memories that changed, each at its last change. */
  memories: MemoryObject[];
  /** Where the next call goes on from. */
  cursor?: string;
  /** Token of the next page; absent when there is no more for now. */
  next_token?: string;
};

/** One page of changes, or a task. A failure is an ordinary error envelope and is not described here. */
export type SyncResponse = {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "ok";
  /** What went wrong; null after success. */
  error: null;
  /** The result, or the task that will have it. */
  data: SyncResult | TaskHandle | null;
} | {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "error";
  /** What went wrong; null after success. */
  error: ErrorObject;
  /** The result, or the task that will have it. */
  data: SyncResult | TaskHandle | null;
};

/** Arguments of the operation. */
export type UpdateMemoryPayload = {
  /** Which memory. */
  memory_id: string;
  /** Fields to change, with their new values. Objects are merged one level deep, and null takes a key of one away. */
  patch: JsonObject;
  /** Accepted and without effect; put it in the patch instead. */
  updated_at?: string;
  /** Time the caller is prepared to wait, in milliseconds. Advice, not a guarantee. */
  timeout_ms?: number;
};

/** Changes fields of one memory. */
export type UpdateMemoryRequest = {
  /** Chosen by the caller and returned with the answer. */
  request_id: string;
  /** Who calls and why. */
  policy_context: PolicyContext & {
    requested_action: "update";
  };
  /** Arguments of the operation. */
  payload: UpdateMemoryPayload;
};

/** The memory as it became. */
export type UpdateMemoryResult = {
  /** The memory, in the representation that policy permits this caller to see. */
  memory: MemoryObject;
  /** Which representation `memory` is in. */
  return_mode: ReturnMode;
  /** What was done to the memory on its way out; null or a `raw` view when nothing was. */
  redaction_info: RedactionInfo | null;
  /** One line of text made from the returned representation, ready to be placed in a prompt. */
  consumable_text: string;
};

/** The memory as it became. */
export type UpdateMemoryResponse = {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "ok";
  /** What went wrong; null after success. */
  error: null;
  /** The memory as it became. */
  data: UpdateMemoryResult | null;
} | {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "error";
  /** What went wrong; null after success. */
  error: ErrorObject;
  /** The memory as it became. */
  data: UpdateMemoryResult | null;
};

/** One write of a batch. */
export type BatchItem = {
  /** A complete memory, stored under the id that it carries. */
  memory: MemoryObject;
  candidate?: never;
  /** How to reconcile with a memory that is already there. Beats the hint inside a candidate. */
  merge_hint?: MemoryMergeHint;
} | {
  memory?: never;
  /** A proposal that the gateway turns into a memory. */
  candidate: MemoryCandidate;
  /** How to reconcile with a memory that is already there. Beats the hint inside a candidate. */
  merge_hint?: MemoryMergeHint;
};

/** Arguments of the operation. */
export type WriteBatchPayload = {
  /** The writes, in the order in which they are done. */
  items: BatchItem[];
};

/** Stores several memories, one after the other. */
export type WriteBatchRequest = {
  /** Chosen by the caller and returned with the answer. */
  request_id: string;
  /** Who calls and why. */
  policy_context: PolicyContext & {
    requested_action: "write";
  };
  /** Arguments of the operation. */
  payload: WriteBatchPayload;
};

/** What became of one write. */
export type BatchResult = {
  /** Whether this write succeeded. */
  status: "ok";
  /** The memory, in the representation that policy permits this caller to see. */
  memory: MemoryObject;
  /** Which representation `memory` is in. */
  return_mode: ReturnMode;
  /** What was done to the memory on its way out; null or a `raw` view when nothing was. */
  redaction_info: RedactionInfo | null;
  /** One line of text made from the returned representation, ready to be placed in a prompt. */
  consumable_text: string;
  /** What the write came to: `created`, `replaced`, `merged`, `reinforced` or `deduped`. */
  resolution: string;
  /** Why this write failed. */
  error?: ErrorObject;
} | {
  /** Whether this write succeeded. */
  status: "error";
  /** The memory, in the representation that policy permits this caller to see. */
  memory?: MemoryObject;
  /** Which representation `memory` is in. */
  return_mode?: ReturnMode;
  /** What was done to the memory on its way out; null or a `raw` view when nothing was. */
  redaction_info?: RedactionInfo | null;
  /** One line of text made from the returned representation, ready to be placed in a prompt. */
  consumable_text?: string;
  /** What the write came to: `created`, `replaced`, `merged`, `reinforced` or `deduped`. */
  resolution?: string;
  /** Why this write failed. */
  error: ErrorObject;
};

/** The outcomes. */
export type WriteBatchResult = {
  /** One outcome for each write, in the same order. */
  results: BatchResult[];
};

/** What became of every write of a batch. */
export type WriteBatchResponse = {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "ok";
  /** What went wrong; null after success. */
  error: null;
  /** The outcomes. */
  data: WriteBatchResult | null;
} | {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "error";
  /** What went wrong; null after success. */
  error: ErrorObject;
  /** The outcomes. */
  data: WriteBatchResult | null;
};

/** Arguments of the operation. */
export type WriteMemoryPayload = {
  /** A complete memory, stored under the id that it carries. */
  memory: MemoryObject;
  candidate?: never;
  /** How to reconcile with a memory that is already there. Beats the hint inside a candidate. */
  merge_hint?: MemoryMergeHint;
} | {
  memory?: never;
  /** A proposal that the gateway turns into a memory. */
  candidate: MemoryCandidate;
  /** How to reconcile with a memory that is already there. Beats the hint inside a candidate. */
  merge_hint?: MemoryMergeHint;
};

/** Stores one memory, or reconciles it with one that is stored. */
export type WriteMemoryRequest = {
  /** Chosen by the caller and returned with the answer. */
  request_id: string;
  /** Who calls and why. */
  policy_context: PolicyContext & {
    requested_action: "write";
  };
  /** Arguments of the operation. */
  payload: WriteMemoryPayload;
};

/** The memory as stored. */
export type WriteMemoryResult = {
  /** The memory, in the representation that policy permits this caller to see. */
  memory: MemoryObject;
  /** Which representation `memory` is in. */
  return_mode: ReturnMode;
  /** What was done to the memory on its way out; null or a `raw` view when nothing was. */
  redaction_info: RedactionInfo | null;
  /** One line of text made from the returned representation, ready to be placed in a prompt. */
  consumable_text: string;
  /** What the write came to: `created`, `replaced`, `merged`, `reinforced` or `deduped`. */
  resolution: string;
};

/** The memory as it was stored. */
export type WriteMemoryResponse = {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "ok";
  /** What went wrong; null after success. */
  error: null;
  /** The memory as stored. */
  data: WriteMemoryResult | null;
} | {
  /** The id that the request came with. */
  request_id: string;
  /** Whether the operation succeeded. */
  status: "error";
  /** What went wrong; null after success. */
  error: ErrorObject;
  /** The memory as stored. */
  data: WriteMemoryResult | null;
};

/** Every schema file by its name, with the type of the values that it accepts. */
export type SchemaTypes = {
  "adapter-manifest": AdapterManifest;
  "async-task": AsyncTask;
  "audit-event": AuditEvent;
  "audit-query.request": AuditQueryRequest;
  "audit-query.response": AuditQueryResponse;
  "backend-capabilities": BackendCapabilities;
  "cancel-task.request": CancelTaskRequest;
  "cancel-task.response": CancelTaskResponse;
  "capabilities.response": CapabilitiesResponse;
  "delete-memory.request": DeleteMemoryRequest;
  "delete-memory.response": DeleteMemoryResponse;
  "error-code": ErrorCode;
  "expire-memory.request": ExpireMemoryRequest;
  "expire-memory.response": ExpireMemoryResponse;
  "export.request": ExportRequest;
  "export.response": ExportResponse;
  "get-memory.request": GetMemoryRequest;
  "get-memory.response": GetMemoryResponse;
  "get-task.request": GetTaskRequest;
  "get-task.response": GetTaskResponse;
  "import.request": ImportRequest;
  "import.response": ImportResponse;
  "initialize.request": InitializeRequest;
  "initialize.response": InitializeResponse;
  "lineage-link": LineageLink;
  "memory-candidate": MemoryCandidate;
  "memory-content-preference": MemoryContentPreference;
  "memory-content-procedural-rule": MemoryContentProceduralRule;
  "memory-content-relationship": MemoryContentRelationship;
  "memory-content-semantic-fact": MemoryContentSemanticFact;
  "memory-evidence": MemoryEvidence;
  "memory-merge-hint": MemoryMergeHint;
  "memory-object": MemoryObject;
  "negotiated-capabilities": NegotiatedCapabilities;
  "partial-failure": PartialFailure;
  "policy-context": PolicyContext;
  "progress-event": ProgressEvent;
  "protocol-capabilities": ProtocolCapabilities;
  "purge-memory.request": PurgeMemoryRequest;
  "purge-memory.response": PurgeMemoryResponse;
  "recall-intent": RecallIntent;
  "redaction-info": RedactionInfo;
  "request-envelope": RequestEnvelope;
  "response-envelope": ResponseEnvelope;
  "retrieval-mode": RetrievalMode;
  "return-mode": ReturnMode;
  "revoke-memory.request": RevokeMemoryRequest;
  "revoke-memory.response": RevokeMemoryResponse;
  "runtime-capabilities": RuntimeCapabilities;
  "score-kind": ScoreKind;
  "search-memory.request": SearchMemoryRequest;
  "search-memory.response": SearchMemoryResponse;
  "search-result-item": SearchResultItem;
  "sync.request": SyncRequest;
  "sync.response": SyncResponse;
  "update-memory.request": UpdateMemoryRequest;
  "update-memory.response": UpdateMemoryResponse;
  "write-batch.request": WriteBatchRequest;
  "write-batch.response": WriteBatchResponse;
  "write-memory.request": WriteMemoryRequest;
  "write-memory.response": WriteMemoryResponse;
};

/** The name of a schema file, without its extension. */
export type SchemaName = keyof SchemaTypes;
