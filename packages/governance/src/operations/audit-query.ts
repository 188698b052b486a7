import type { AuditQueryPayload, JsonObject } from "@mgp/core";
import { undecided } from "../audit/audit-entry.ts";
import type { AuditFilter } from "../ledger/audit-log.ts";
import type { GovernedOperation } from "./operation.ts";

/** Events on a page when the request does not say. */
const DEFAULT_LIMIT = 50;

/** `POST /mgp/audit/query`: the tenant's audit events, oldest first. The query leaves an event itself. */
export const queryAudit: GovernedOperation<"queryAudit"> = {
  target: () => "__audit__",
  async run(session, { payload }, services) {
    const filter = filterOf(payload);
    const { tenant, caller } = session.scope;
    const query: JsonObject = { ...filter };
    const binding = { operation: "audit/query", tenant, caller: caller.id, query };
    // An empty token counts as none, as empty filters do.
    const token = payload.pagination_token || undefined;
    const page = await services.audit.query(tenant, filter, {
      limit: payload.limit ?? DEFAULT_LIMIT,
      ...(token === undefined ? {} : { cursor: services.cursors.open(binding, token) }),
    });
    return {
      data: {
        events: [...page.items],
        ...(page.cursor === undefined ? {} : { next_token: services.cursors.seal(binding, page.cursor) }),
      },
      decision: undecided("allow", "audit_query_completed"),
      resultCount: page.items.length,
    };
  },
};

function filterOf(payload: AuditQueryPayload): AuditFilter {
  return {
    ...(payload.action === undefined ? {} : { action: payload.action }),
    ...(payload.target_memory_id ? { target_memory_id: payload.target_memory_id } : {}),
    ...(payload.actor_id ? { actor_id: payload.actor_id } : {}),
    ...(payload.request_id ? { request_id: payload.request_id } : {}),
    ...(payload.correlation_id ? { correlation_id: payload.correlation_id } : {}),
  };
}
