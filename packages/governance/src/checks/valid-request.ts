import { MgpError, operations } from "@mgp/core";
import type { OperationName, OperationRequests } from "@mgp/core";
import { findViolation } from "@mgp/core/validation";

/** @throws MgpError `MGP_INVALID_OBJECT` that names the field and the schema */
export function requireValidRequest<Name extends OperationName>(
  operation: Name,
  body: unknown,
): asserts body is OperationRequests[Name] {
  const schema = operations[operation].requestSchema;
  const violation = schema === undefined ? undefined : findViolation(schema, body);
  if (violation === undefined) return;
  throw new MgpError("MGP_INVALID_OBJECT", violation.message, {
    details: { field: violation.field, schema: violation.schema },
  });
}
