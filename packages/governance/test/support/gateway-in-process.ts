import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { memoryAdapter } from "@mgp/adapter-memory";
import {
  type BackendCapabilities,
  type ErrorCode,
  type Guarantees,
  type JsonObject,
  type MemoryStore,
  type OperationName,
  type OperationRequests,
  type OperationResponses,
  operations,
  type OpenStore,
  type PolicyContext,
  type TaskOperation,
} from "@mgp/core";
import { findResponseViolation } from "@mgp/core/validation";
import { openLedger } from "@mgp/ledger";
import { onTestFinished, vi } from "vitest";
import { anonymousCaller } from "../../src/caller/caller.ts";
import type { Caller } from "../../src/caller/caller.ts";
import { createGovernance } from "../../src/create-governance.ts";
import type { Governance, GovernanceOptions, GovernedRequest, GovernedResponse } from "../../src/governance.ts";
import type { AuditLine as Line, AuditOutcome } from "../../src/ledger/audit-log.ts";
import type { IdempotencyRecords } from "../../src/ledger/idempotency-records.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { SpiedStore } from "./spied-store.ts";
import { type LedgerWatch, WatchedLog, watchedTasks } from "./watched-ledger.ts";

// Every request waits for a real sync of the audit log; on a busy disk a property of some thousand requests takes long.
vi.setConfig({ testTimeout: 120_000 });

/** What a request is besides its payload. */
export interface Circumstances {
  readonly caller?: Caller;
  readonly tenantHeader?: string;
  readonly context?: Partial<PolicyContext>;
  readonly requestId?: string;
}

/** The arguments of an operation: its payload, or its body where there is no envelope. */
export type Input<Name extends OperationName> = OperationRequests[Name] extends { payload: infer Payload }
  ? Payload
  : Omit<OperationRequests[Name] & object, "request_id">;

export interface Failure {
  readonly status: number;
  readonly code: ErrorCode | undefined;
  readonly message: string;
  readonly details: JsonObject;
}

/** A line of the audit log, as far as the tests look at it. */
export type AuditLine = Line & { readonly chain: JsonObject };

export interface GatewayOptions extends Partial<Omit<GovernanceOptions, "backend" | "ledger">>, LedgerWatch {
  /** An existing folder: a restart. */
  readonly folder?: string;
  /** An existing store: it outlives the gateway. */
  readonly store?: MemoryStore;
  /** Put between the spy and the real store. */
  readonly wrapStore?: (store: MemoryStore) => MemoryStore;
  readonly guarantees?: Partial<Guarantees>;
  readonly capabilities?: Partial<BackendCapabilities>;
  readonly clock?: { now: number };
  /** Put around the real records. */
  readonly wrapRecords?: (records: IdempotencyRecords) => IdempotencyRecords;
  /** What may wait to be written to the audit log. */
  readonly auditQueueBytes?: number;
}

export const START: number = Date.UTC(2026, 10, 22, 12);

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "mgp-governance-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The folder as a dead machine leaves it: what was written is there, nothing was closed. */
export function copyOfFolder(folder: string): string {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true, filter: (source) => !/[.](lock|db-shm)(-journal)?$/.test(source) });
  return copy;
}

/** A governance over a real memory adapter and a real ledger, closed with the test. */
export async function openGateway(options: GatewayOptions = {}): Promise<Gateway> {
  const {
    folder = temporaryFolder(),
    clock = { now: START },
    store,
    wrapStore,
    wrapRecords = (records) => records,
    guarantees,
    capabilities,
    auditQueueBytes,
    ...rest
  } = options;
  const now = (): number => clock.now;
  const context = { now, log: () => undefined };
  const call = { signal: new AbortController().signal, deadline: Number.MAX_SAFE_INTEGER };
  const opened = await memoryAdapter.open({}, context, call);
  const kept = store ?? opened.store;
  const spy = new SpiedStore(wrapStore === undefined ? kept : wrapStore(kept));
  const backend: OpenStore = {
    store: spy,
    manifest: {
      ...opened.manifest,
      capabilities: { ...opened.manifest.capabilities, ...capabilities },
    },
    guarantees: { ...opened.guarantees, ...guarantees },
  };
  const ledger = await openLedger({
    stateDirectory: folder,
    now,
    ...(auditQueueBytes === undefined ? {} : { auditQueueBytes }),
  });
  const logged: string[] = [];
  try {
    const governance = await createGovernance({
      adapter: "memory-of-the-tests",
      adapterName: "memory",
      server: { name: "gateway", title: "Gateway", version: "1.2.3", description: "A gateway in a test." },
      // A task starts when it is polled, never by itself in the middle of a test.
      taskStartDelayMs: 3_600_000,
      taskPollWaitMs: 60_000,
      now,
      log: (level, event, fields) => logged.push(JSON.stringify([level, event, fields])),
      ...rest,
      backend,
      ledger: {
        ...ledger,
        audit: new WatchedLog(ledger.audit, options),
        idempotency: wrapRecords(ledger.idempotency),
        tasks: watchedTasks(ledger.tasks, options),
      },
    });
    return new Gateway({ folder, clock, governance, ledger, store: spy, kept, logged });
  } catch (error) {
    await ledger.close();
    throw error;
  }
}

type GatewayParts = Pick<Gateway, "folder" | "clock" | "governance" | "ledger" | "store" | "kept" | "logged">;

export class Gateway {
  readonly folder: string;
  readonly clock: { now: number };
  readonly governance: Governance;
  readonly ledger: Ledger;
  readonly store: SpiedStore;
  /** The real store, to hand on to a restarted gateway. */
  readonly kept: MemoryStore;
  /** What the operator was told, as text. */
  readonly logged: readonly string[];
  #requests = 0;
  #closed: Promise<void> | undefined;

  constructor(parts: GatewayParts) {
    this.folder = parts.folder;
    this.clock = parts.clock;
    this.governance = parts.governance;
    this.ledger = parts.ledger;
    this.store = parts.store;
    this.kept = parts.kept;
    this.logged = parts.logged;
    onTestFinished(() => this.close());
  }

  close(): Promise<void> {
    this.#closed ??= (async () => {
      await this.governance.close();
      await this.ledger.close();
    })();
    return this.#closed;
  }

  /** Whatever it answers. The body travels as JSON does. */
  async answer(
    operation: OperationName,
    input: object = {},
    circumstances: Circumstances = {},
  ): Promise<GovernedResponse> {
    return await this.send(operation, this.bodyOf(operation, input, circumstances), circumstances);
  }

  bodyOf(operation: OperationName, input: object, circumstances: Circumstances = {}): object {
    this.#requests += 1;
    const requestId = circumstances.requestId ?? `request-${String(this.#requests)}`;
    const { action, enveloped } = operations[operation];
    if (!enveloped) return { request_id: requestId, ...input };
    const context = {
      actor_agent: "tests/agent",
      acting_for_subject: { kind: "user", id: "user-1" },
      requested_action: action,
      ...circumstances.context,
    };
    return { request_id: requestId, policy_context: context, payload: input };
  }

  async send(operation: OperationName, body: unknown, circumstances: Circumstances = {}): Promise<GovernedResponse> {
    const { caller = anonymousCaller, tenantHeader } = circumstances;
    const parsed: unknown = operation === "capabilities" ? undefined : JSON.parse(JSON.stringify(body));
    const request: GovernedRequest = {
      operation,
      caller,
      body: parsed,
      ...(tenantHeader === undefined ? {} : { tenantHeader }),
    };
    return await this.governance.handle(request);
  }

  /** The data of an answer that has to be a success. */
  async ok<Name extends OperationName>(
    operation: Name,
    input: Input<Name> & object,
    circumstances: Circumstances = {},
  ): Promise<OperationResponses[Name]> {
    return dataOf(operation, await this.answer(operation, input, circumstances));
  }

  /** The id of the task by which an operation is carried out later. */
  async accept(operation: TaskOperation, input: object = {}, circumstances: Circumstances = {}): Promise<string> {
    const { status, body } = await this.answer(operation, { ...input, execution_mode: "async" }, circumstances);
    const taskId = /"task_id":"(task_[0-9a-f]{32})"/.exec(JSON.stringify(body))?.[1];
    if (status !== 202 || taskId === undefined) throw new Error(`${operation} was not accepted: ${String(status)}`);
    return taskId;
  }

  /** The error of an answer that has to be a failure. */
  async fails(operation: OperationName, input: object, circumstances: Circumstances = {}): Promise<Failure> {
    return failureOf(await this.answer(operation, input, circumstances));
  }

  /** Every line of the audit log, in order. An answer is given after its lines are on disk. */
  lines(): readonly AuditLine[] {
    return readLines(this.folder);
  }

  outcomes(): readonly (AuditOutcome & { readonly chain: JsonObject })[] {
    return this.lines().filter((line) => "outcome" in line);
  }

  /** What a test asserts of the outcomes, in few words. */
  trail(): readonly string[] {
    return this.outcomes().map(
      ({ action, target_memory_id: target, outcome, decision }) =>
        `${action} ${target} ${outcome} ${decision.decision} ${decision.reason_code}`,
    );
  }
}

function readLines(folder: string): readonly AuditLine[] {
  return readFileSync(path.join(folder, "audit.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line))
    .filter(isLine);
}

function isLine(value: unknown): value is AuditLine {
  return (
    typeof value === "object" &&
    value !== null &&
    "chain" in value &&
    ["outcome", "intent", "items"].some((key) => key in value)
  );
}

/** @throws when it is not a success of this operation */
export function dataOf<Name extends OperationName>(
  operation: Name,
  { status, body }: GovernedResponse,
): OperationResponses[Name] {
  const data: unknown = operations[operation].path === "/mgp/capabilities" ? body : body["data"];
  if (status >= 300 || !isDataOf(operation, body, data)) {
    throw new Error(`${operation} answered ${String(status)}: ${JSON.stringify(body["error"])}`);
  }
  return data;
}

function isDataOf<Name extends OperationName>(
  operation: Name,
  body: JsonObject,
  data: unknown,
): data is OperationResponses[Name] {
  return data !== null && findResponseViolation(operations[operation].responseSchema, body) === undefined;
}

/** @throws when it is a success, or no proper error envelope */
function failureOf(response: GovernedResponse): Failure {
  const { body, status, errorCode } = response;
  const { error } = body;
  const isEnvelope = findResponseViolation("response-envelope", body) === undefined;
  if (!isEnvelope || body["data"] !== null || typeof error !== "object" || error === null || Array.isArray(error)) {
    throw new Error(`an error envelope was expected, and it is ${String(status)}: ${JSON.stringify(body)}`);
  }
  const { details } = error;
  return {
    status,
    code: errorCode,
    message: typeof error["message"] === "string" ? error["message"] : "",
    details: typeof details === "object" && details !== null && !Array.isArray(details) ? details : {},
  };
}
