import type { BackendCapabilities, OperationRequests, PolicyContext } from "@mgp/core";
import { requireValidRequest } from "../checks/valid-request.ts";
import type { GovernedSession } from "../store/governed-store.ts";
import { queryAudit } from "./audit-query.ts";
import { softDelete } from "./delete.ts";
import { expire } from "./expire.ts";
import { exportMemories } from "./export.ts";
import { get } from "./get.ts";
import { importMemories } from "./import.ts";
import type { Answer, GovernedOperation, GovernedOperationName, OperationServices } from "./operation.ts";
import { purge } from "./purge.ts";
import { revoke } from "./revoke.ts";
import { search } from "./search.ts";
import { sync } from "./sync.ts";
import { update } from "./update.ts";
import { writeBatch } from "./write-batch.ts";
import { write } from "./write.ts";

/** An operation with a request that is valid for it. */
export interface PreparedOperation {
  /** What the audit event names as target until the operation knows better. */
  readonly target: string;
  readonly context: PolicyContext;
  run(session: GovernedSession, services: OperationServices): Promise<Answer<object>>;
}

/** Every operation that carries a policy context: checks a body, and is then ready to run. */
export const governedOperations: Readonly<Record<GovernedOperationName, (body: unknown) => PreparedOperation>> = {
  write: prepared("write", write),
  writeBatch: prepared("writeBatch", writeBatch),
  search: prepared("search", search),
  get: prepared("get", get),
  update: prepared("update", update),
  expire: prepared("expire", expire),
  revoke: prepared("revoke", revoke),
  delete: prepared("delete", softDelete),
  purge: prepared("purge", purge),
  export: prepared("export", exportMemories),
  import: prepared("import", importMemories),
  sync: prepared("sync", sync),
  queryAudit: prepared("queryAudit", queryAudit),
};

function prepared<Name extends GovernedOperationName>(
  name: Name,
  operation: GovernedOperation<Name>,
): (body: unknown) => PreparedOperation {
  return (body) => {
    requireValidRequest(name, body);
    const request: OperationRequests[Name] = body;
    return {
      target: operation.target(request),
      context: request.policy_context,
      run: async (session, services) => await operation.run(session, request, services),
    };
  };
}

/** The capability that an operation needs of the backend; the others need none that a manifest could deny. */
export const neededCapability: {
  readonly [Name in GovernedOperationName]?: {
    [Flag in keyof BackendCapabilities]: BackendCapabilities[Flag] extends boolean ? Flag : never;
  }[keyof BackendCapabilities];
} = {
  write: "supports_write",
  writeBatch: "supports_write",
  import: "supports_write",
  search: "supports_search",
  update: "supports_update",
  delete: "supports_delete",
  purge: "supports_purge",
};
