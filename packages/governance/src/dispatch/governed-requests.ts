import { isJsonObject, isObject, MgpError, operations } from "@mgp/core";
import type { Call, JsonObject, PolicyContext } from "@mgp/core";
import { conforms } from "@mgp/core/validation";
import type { AuditEntry } from "../audit/audit-entry.ts";
import { requirePermission, tenantForAudit, tenantOfRequest } from "../caller/authorize.ts";
import { UNBOUND_TENANT } from "../caller/tenants.ts";
import { inspectBody } from "../checks/inspect-body.ts";
import type { Limits } from "../checks/limits.ts";
import { requireWithinLimits } from "../checks/page-limits.ts";
import { inspectTenantHeader } from "../checks/tenant-header.ts";
import { effectOf } from "../failures/effect-of.ts";
import { isLedgerTrouble, outOfTime, toMgpError, unknownOutcome } from "../failures/failure.ts";
import type { GovernedRequest, GovernedResponse } from "../governance.ts";
import { AuditUnavailable } from "../ledger/ledger-errors.ts";
import { governedOperations, neededCapability } from "../operations/governed-operations.ts";
import type { PreparedOperation } from "../operations/governed-operations.ts";
import type { GovernedOperationName } from "../operations/operation.ts";
import type { RequestIdentity } from "../request/request-scope.ts";
import { received } from "../request/request-state.ts";
import { inTime, withinBudget } from "../time/time-budget.ts";
import type { DispatcherParts } from "./dispatcher-parts.ts";
import { reportFailure } from "./report-failure.ts";
import { errorResponse, successResponse } from "./responses.ts";

/** How long after its deadline a request is answered at the latest, in milliseconds. */
const ANSWER_MS = 1_000;

/** The least time that there is for writing the outcome of a request that failed, in milliseconds. */
const LEAST_AUDIT_MS = 250;

/** Answers operations with a policy context: each request goes from stage to stage, and ends in an audit event. */
export class GovernedRequests {
  readonly #parts: DispatcherParts;

  constructor(parts: DispatcherParts) {
    this.#parts = parts;
  }

  async answer(request: GovernedRequest, name: GovernedOperationName, requestId: string): Promise<GovernedResponse> {
    const { limits, services, store } = this.#parts;
    const started = performance.now();
    let budget = limits.requestMs;
    const entry = store.entryOf(received(assumedOf(request, requestId)));
    const abandoned = (): MgpError => (entry.effectBegan ? unknownOutcome() : outOfTime(effectOf(name)));
    try {
      const { body } = request;
      inspectTenantHeader(request.tenantHeader);
      inspectBody(body, limits);
      const operation = this.#validate(entry, name, body);
      this.#bind(entry, request, operation.context);
      requirePermission(request.caller, operation.context);
      this.#requireCapability(name);
      budget = budgetOf(body, limits);
      return await withinBudget(
        budget,
        services.now,
        request.signal,
        abandoned,
        async (call) => await this.#run(entry, name, operation, call),
      );
    } catch (error) {
      const timeLeft = started + budget + ANSWER_MS - performance.now();
      return await this.#fail(entry, toMgpError(error, effectOf(name)), timeLeft, request);
    }
  }

  /** Answers and audits a request whose body could not even be parsed. */
  async refuse(request: Omit<GovernedRequest, "body">, error: MgpError, requestId: string): Promise<GovernedResponse> {
    const { limits, store } = this.#parts;
    const entry = store.entryOf(received(assumedOf({ ...request, body: undefined }, requestId)));
    return await this.#fail(entry, error, limits.requestMs + ANSWER_MS);
  }

  /** The context and target of a request that is filed under no tenant are nothing for the trail: they name another's. */
  #validate(entry: AuditEntry, name: GovernedOperationName, body: JsonObject): PreparedOperation {
    const isFiled = entry.request.tenant !== UNBOUND_TENANT;
    const context = isFiled ? contextOf(body, name) : undefined;
    if (context !== undefined) entry.takeContext(context);
    const operation = governedOperations[name](body);
    requireWithinLimits(payloadOf(body), this.#parts.limits);
    entry.validate(isFiled ? operation.target : undefined);
    return operation;
  }

  #bind(entry: AuditEntry, { caller, tenantHeader }: GovernedRequest, context: PolicyContext): void {
    if (this.#parts.requireTenantHeader && tenantHeader === undefined)
      throw new MgpError("MGP_SCOPE_VIOLATION", "The tenant header is required.");
    entry.bind(tenantOfRequest(caller, tenantHeader, context), context);
  }

  #requireCapability(name: GovernedOperationName): void {
    const flag = neededCapability[name];
    if (flag === undefined || this.#parts.services.backend.manifest.capabilities[flag]) return;
    throw new MgpError("MGP_UNSUPPORTED_CAPABILITY", "The installed backend cannot do this.", {
      details: { unsupported_capabilities: [flag] },
    });
  }

  async #run(
    entry: AuditEntry,
    name: GovernedOperationName,
    operation: PreparedOperation,
    call: Call,
  ): Promise<GovernedResponse> {
    const { services, store } = this.#parts;
    entry.run();
    const session = store.session(entry, call);
    const answer = await operation.run(session, services);
    const { requestId, tenant } = entry.request;
    const { decision, resultCount, lineageRefs, bytes = 0, accepted = false } = answer;
    const response = successResponse(name, answer.data, requestId, {
      accepted,
      tenant,
      bytes,
      notice: session.scope.notices.line(),
    });
    const details = { ...(resultCount !== undefined && { resultCount }), ...(lineageRefs && { lineageRefs }) };
    await services.audit.synced(entry.allowed(decision, details));
    return response;
  }

  /** @param timeLeft milliseconds within which the outcome should be in the audit log */
  async #fail(
    entry: AuditEntry,
    failure: MgpError,
    timeLeft: number,
    request?: GovernedRequest,
  ): Promise<GovernedResponse> {
    const { requestId, tenant: filedUnder } = entry.request;
    const tenant = filedUnder === UNBOUND_TENANT ? undefined : filedUnder;
    const error = truthOf(failure, entry);
    if (request !== undefined) reportFailure(this.#parts, error, request, requestId);
    try {
      const written = this.#parts.services.audit.synced(entry.failed(error));
      await inTime(written, Math.max(timeLeft, LEAST_AUDIT_MS), auditTooLate);
      return errorResponse(error, requestId, tenant);
    } catch (unavailable) {
      // Nothing may be told about a request that leaves no trace, but that it may have left an effect.
      const refusal = truthOf(toMgpError(unavailable, effectOf(entry.request.operation)), entry);
      if (request !== undefined) reportFailure(this.#parts, refusal, request, requestId);
      return errorResponse(refusal, requestId, tenant);
    }
  }
}

/** What a request is taken for as long as nothing of its body is known to be right, with a context made for it. */
function assumedOf(
  { caller, operation, tenantHeader, body, hold }: GovernedRequest,
  requestId: string,
): RequestIdentity {
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
    ...(hold && { hold }),
  };
}

/** Once an effect has begun, trouble with the ledger does not tell what became of it. */
function truthOf(error: MgpError, entry: AuditEntry): MgpError {
  return entry.effectBegan && isLedgerTrouble(error) ? unknownOutcome(error.cause) : error;
}

function auditTooLate(): AuditUnavailable {
  return new AuditUnavailable("The outcome of a request was not written in time.");
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
