import { fillPage } from "@mgp/core";
import type { AuditQueryPayload, JsonObject } from "@mgp/core";
import { undecided } from "../audit/audit-entry.ts";
import type { AuditFilter } from "../ledger/audit-log.ts";
import { Pace } from "../pace/pace.ts";
import type { GovernedOperation } from "./operation.ts";

/** Events on a page when the request does not say. */
const DEFAULT_LIMIT = 50;

/** Events that are read at once; a log takes no bound in bytes. */
const READ_TOGETHER = 100;

/** What stands around an event in a list. */
const BYTES_OF_FRAME = 2;

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
    const pace = new Pace();
    let read = 0;
    const page = await fillPage(
      async (request) => await services.audit.query(tenant, filter, request),
      {
        limit: payload.limit ?? DEFAULT_LIMIT,
        bytes: services.pageBytes,
        ...(token === undefined ? {} : { cursor: services.cursors.open(binding, token) }),
      },
      (event) => {
        const bytes = BYTES_OF_FRAME + Buffer.byteLength(JSON.stringify(event));
        read += bytes;
        session.requireRoom(read);
        return { event, bytes };
      },
      { sizeOf: ({ bytes }) => bytes, pause: (bytes) => pace.spend(bytes), largestStep: READ_TOGETHER },
    );
    return {
      data: {
        events: page.items.map(({ event }) => event),
        ...(page.cursor === undefined ? {} : { next_token: services.cursors.seal(binding, page.cursor) }),
      },
      decision: undecided("allow", "audit_query_completed"),
      bytes: page.items.reduce((sum, { bytes }) => sum + bytes, 0),
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
