import { operations, type OperationName } from "@mgp/core";
import type { OperationRoute } from "./route.ts";

/** Operations whose bodies hold many memories. */
const bulk: ReadonlySet<OperationName> = new Set<OperationName>(["writeBatch", "import"]);

/** The protocol's routes, from core's table of operations. */
export function operationRoutes(limits: {
  readonly bodyBytes: number;
  readonly bulkBodyBytes: number;
}): readonly OperationRoute[] {
  const routes: OperationRoute[] = [];
  for (const name of operationNames()) {
    const { method, path } = operations[name];
    const bodyBytes = bulk.has(name) ? limits.bulkBodyBytes : limits.bodyBytes;
    routes.push({ kind: "operation", name, method, path, bodyBytes });
  }
  return routes;
}

function operationNames(): readonly OperationName[] {
  return Object.keys(operations).filter((name): name is OperationName => Object.hasOwn(operations, name));
}
