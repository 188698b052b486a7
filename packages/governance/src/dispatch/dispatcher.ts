import { conforms, isJsonObject, isObject, MgpError, operations } from "@mgp/core";
import type { Call, JsonObject, OperationName, PolicyContext } from "@mgp/core";
import { requirePermission, tenantForAudit, tenantOfRequest } from "../caller/authorize.ts";
import { UNBOUND_TENANT } from "../caller/tenants.ts";
import { inspectBody } from "../checks/inspect-body.ts";
import type { Limits } from "../checks/limits.ts";
import { requireWithinLimits } from "../checks/page-limits.ts";
import { inspectTenantHeader } from "../checks/tenant-header.ts";
import { requireValidRequest } from "../checks/valid-request.ts";
import { describeError } from "../failures/describe-error.ts";
import { isLedgerTrouble, outOfTime, toMgpError, unknownOutcome } from "../failures/failure.ts";
import type { GovernedRequest, GovernedResponse } from "../governance.ts";
import type { GovernanceOptions } from "../governance.ts";
import { drawId } from "../identifiers/draw-id.ts";
import { AuditUnavailable } from "../ledger/ledger-errors.ts";
import { cancelTask } from "../operations/cancel-task.ts";
import { capabilities } from "../operations/capabilities.ts";
import { getTask } from "../operations/get-task.ts";
import { governedOperations, neededCapability } from "../operations/governed-operations.ts";
import { initialize } from "../operations/initialize.ts";
import type { GovernedOperationName, OperationServices } from "../operations/operation.ts";
import type { RequestScope } from "../request/request-scope.ts";
import type { GovernedSession, GovernedStore } from "../store/governed-store.ts";
import type { PolledTask, TaskInquiry } from "../tasks/task-runner.ts";
import { inTime, withinBudget } from "../time/time-budget.ts";
import { requestIdOf } from "./request-id.ts";
import { errorResponse, successResponse } from "./responses.ts";

export interface DispatcherParts {
  readonly store: GovernedStore;
  readonly services: OperationServices;
  readonly limits: Limits;
  readonly requireTenantHeader: boolean;
  readonly log: NonNullable<GovernanceOptions["log"]>;
}

/** What the audit trail names as target while a request is not valid. */
const INVALID_TARGET = "__invalid__";

/** How long after its deadline a request is answered at the latest, in milliseconds. */
const ANSWER_MS = 1_000;

/** The least time that there is for writing the outcome of a request that failed, in milliseconds. */
const LEAST_AUDIT_MS = 250;

/** The budget of a request that may not reach the store yet: none. */
const noCall: Call = { signal: AbortSignal.abort(), deadline: 0 };

/** Takes a request from its parsed body to its answer; whatever goes wrong on the way becomes an error envelope. */
export class Dispatcher {
  readonly #parts: DispatcherParts;

  constructor(parts: DispatcherParts) {
    this.#parts = parts;
  }

  async handle(request: GovernedRequest): Promise<GovernedResponse> {
    const { operation } = request;
    return isGoverned(operation) ? await this.#governed(request, operation) : await this.#open(request, operation);
  }

  /** Answers and audits a request whose body could not even be parsed. */
  async refuse(request: Omit<GovernedRequest, "body">, error: MgpError): Promise<GovernedResponse> {
    const requestId = request.requestId ?? drawId("req");
    if (operations[request.operation].action === undefined) return errorResponse(error, requestId);
    const scope = this.#scopeForAudit({ ...request, body: undefined }, requestId);
    return await this.#fail(
      this.#parts.store.session(scope, INVALID_TARGET),
      error,
      this.#parts.limits.requestMs + ANSWER_MS,
    );
  }

  /** Operations without a policy context; they touch no memory and leave no audit event. */
  async #open(request: GovernedRequest, operation: OpenOperationName): Promise<GovernedResponse> {
    const requestId = this.#requestId(request);
    try {
      const { data, bytes = 0 } = await this.#openAnswer(request, operation);
      return successResponse(operation, data, requestId, { bytes });
    } catch (thrown) {
      const error = toMgpError(thrown);
      this.#report(error, request, requestId);
      // The request for capabilities has no id to echo; the protocol has this word in its place.
      return errorResponse(error, operation === "capabilities" ? operation : requestId);
    }
  }

  async #openAnswer(request: GovernedRequest, operation: OpenOperationName): Promise<OpenAnswer> {
    const { services, limits } = this.#parts;
    if (operation === "capabilities") return { data: capabilities(services) };
    const input: unknown = request.body;
    inspectTenantHeader(request.tenantHeader);
    inspectBody(input, limits);
    switch (operation) {
      case "initialize":
        requireValidRequest("initialize", input);
        return { data: initialize(input, services) };
      case "getTask":
        requireValidRequest("getTask", input);
        return await this.#aboutTask(request, input.task_id, outOfTime, async (inquiry) => getTask(inquiry, services));
      case "cancelTask":
        requireValidRequest("cancelTask", input);
        return await this.#aboutTask(request, input.task_id, unknownOutcome, async (inquiry) =>
          cancelTask(input, inquiry, services),
        );
    }
  }

  async #aboutTask(
    { caller, tenantHeader, signal: clientSignal }: GovernedRequest,
    taskId: string,
    abandoned: () => MgpError,
    ask: (inquiry: TaskInquiry) => Promise<PolledTask>,
  ): Promise<OpenAnswer> {
    const { services, limits } = this.#parts;
    const { task, bytes } = await withinBudget(
      limits.requestMs,
      services.now,
      clientSignal,
      abandoned,
      async ({ signal }) => await ask({ taskId, caller, tenantHeader, signal }),
    );
    return { data: { task }, bytes };
  }

  async #governed(request: GovernedRequest, name: GovernedOperationName): Promise<GovernedResponse> {
    const { limits, services, store } = this.#parts;
    const { body } = request;
    const requestId = this.#requestId(request);
    const started = performance.now();
    let budget = limits.requestMs;
    let scope = this.#scopeForAudit(request, requestId);
    let target = INVALID_TARGET;
    let session: GovernedSession | undefined;
    const abandoned = (): MgpError => (session?.entry.effectBegan === true ? unknownOutcome() : outOfTime());
    try {
      inspectTenantHeader(request.tenantHeader);
      inspectBody(body, limits);
      const isFiled = scope.tenant !== UNBOUND_TENANT;
      const filed = isFiled ? contextOf(body, name) : undefined;
      if (filed !== undefined) scope = { ...scope, context: filed };
      const operation = governedOperations[name](body);
      requireWithinLimits(payloadOf(body), limits);
      if (isFiled) ({ target } = operation);
      this.#requireTenantHeader(request);
      const { context } = operation;
      const tenant = tenantOfRequest(request.caller, request.tenantHeader, context);
      if (tenant !== scope.tenant || context !== scope.context) scope = { ...scope, tenant, context };
      requirePermission(request.caller, context);
      this.#requireCapability(name);
      const bound = scope;
      budget = budgetOf(body, limits);
      return await withinBudget(budget, services.now, request.signal, abandoned, async (call) => {
        const running = store.session({ ...bound, call }, target);
        session = running;
        const answer = await operation.run(running, services);
        const accepted = answer.accepted === true;
        const { decision, resultCount, lineageRefs, bytes = 0 } = answer;
        const response = successResponse(name, answer.data, requestId, { accepted, tenant, bytes });
        const details = { ...(resultCount !== undefined && { resultCount }), ...(lineageRefs && { lineageRefs }) };
        await services.audit.synced(running.entry.allowed(decision, details));
        return response;
      });
    } catch (error) {
      const timeLeft = started + budget + ANSWER_MS - performance.now();
      return await this.#fail(session ?? store.session(scope, target), toMgpError(error), timeLeft, request);
    }
  }

  /** @param timeLeft milliseconds within which the outcome should be in the audit log */
  async #fail(
    session: GovernedSession,
    failure: MgpError,
    timeLeft: number,
    request?: GovernedRequest,
  ): Promise<GovernedResponse> {
    const { requestId } = session.scope;
    const tenant = session.scope.tenant === UNBOUND_TENANT ? undefined : session.scope.tenant;
    const error = truthOf(failure, session);
    if (request !== undefined) this.#report(error, request, requestId);
    try {
      const written = this.#parts.services.audit.synced(session.entry.failed(error));
      await inTime(written, Math.max(timeLeft, LEAST_AUDIT_MS), auditTooLate);
      return errorResponse(error, requestId, tenant);
    } catch (unavailable) {
      // Nothing may be told about a request that leaves no trace, but that it may have left an effect.
      const refusal = truthOf(toMgpError(unavailable), session);
      if (request !== undefined) this.#report(refusal, request, requestId);
      return errorResponse(refusal, requestId, tenant);
    }
  }

  /** The scope of a request that may fail before it is bound to its tenant, with a context made for it. */
  #scopeForAudit({ caller, operation, tenantHeader, body, hold }: GovernedRequest, requestId: string): RequestScope {
    const context: unknown = isObject(body) ? body["policy_context"] : undefined;
    return {
      operation,
      requestId,
      caller,
      tenant: tenantForAudit(caller, tenantHeader, context),
      context: {
        actor_agent: caller.id,
        acting_for_subject: { kind: "agent", id: caller.id },
        requested_action: operations[operation].action ?? "read",
      },
      call: noCall,
      ...(hold && { hold }),
    };
  }

  #requestId(request: GovernedRequest): string {
    return requestIdOf(request.body, this.#parts.limits.idLength) ?? request.requestId ?? drawId("req");
  }

  #requireTenantHeader(request: GovernedRequest): void {
    if (!this.#parts.requireTenantHeader || request.tenantHeader !== undefined) return;
    throw new MgpError("MGP_SCOPE_VIOLATION", "The tenant header is required.");
  }

  #requireCapability(name: GovernedOperationName): void {
    const flag = neededCapability[name];
    if (flag === undefined || this.#parts.services.backend.manifest.capabilities[flag]) return;
    throw new MgpError("MGP_UNSUPPORTED_CAPABILITY", "The installed backend cannot do this.", {
      details: { unsupported_capabilities: [flag] },
    });
  }

  /** Tells the operator of faults that are not the client's. */
  #report(error: MgpError, request: GovernedRequest, requestId: string): void {
    if (error.code !== "MGP_BACKEND_ERROR") return;
    this.#parts.log("error", "request_failed", {
      request_id: requestId,
      operation: request.operation,
      error: describeError(error),
    });
  }
}

/** What an operation without a policy context answers. */
interface OpenAnswer {
  readonly data: object;
  /** UTF-8 bytes of the items in `data`, about; absent: they are few. */
  readonly bytes?: number;
}

/** Once an effect has begun, trouble with the ledger does not tell what became of it. */
function truthOf(error: MgpError, session: GovernedSession): MgpError {
  return session.entry.effectBegan && isLedgerTrouble(error) ? unknownOutcome(error.cause) : error;
}

function auditTooLate(): AuditUnavailable {
  return new AuditUnavailable("The outcome of a request was not written in time.");
}

/** Operations that carry no policy context and touch no memory by themselves. */
type OpenOperationName = Exclude<OperationName, GovernedOperationName>;

function isGoverned(operation: OperationName): operation is GovernedOperationName {
  return operation in governedOperations;
}

/** The request's own context, as far as the audit trail can use it: valid, and for this operation. */
function contextOf(body: JsonObject, name: GovernedOperationName): PolicyContext | undefined {
  const context: unknown = body["policy_context"];
  if (!conforms("policy-context", context)) return undefined;
  return context.requested_action === operations[name].action ? context : undefined;
}

function payloadOf(body: JsonObject): JsonObject {
  const { payload } = body;
  return isJsonObject(payload) ? payload : {};
}

/** Milliseconds: the configured limit, or less where the request says so; 0 says nothing. */
function budgetOf(body: JsonObject, limits: Limits): number {
  const { timeout_ms: wanted } = payloadOf(body);
  return typeof wanted === "number" && wanted > 0 ? Math.min(wanted, limits.requestMs) : limits.requestMs;
}
