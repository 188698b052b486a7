import type { SchemaTypes } from "../generated/types.ts";
import { responseValidators, type ResponseSchemaName } from "../generated/validators.js";
import { violationOf, type Violation } from "./violation.ts";

export type { ResponseSchemaName } from "../generated/validators.js";

/**
 * The first thing wrong with an answer; nothing when it conforms. An error envelope of export, import or sync does
 * not conform to their own schemas, which have no place for null data: check it as a `response-envelope`.
 */
export function findResponseViolation(schemaName: ResponseSchemaName, value: unknown): Violation | undefined {
  const validate = responseValidators[schemaName];
  return validate(value) ? undefined : violationOf(schemaName, validate.errors);
}

/** Whether the answer conforms to the schema; narrows its type. */
export function conformsToResponse<Name extends ResponseSchemaName>(
  schemaName: Name,
  value: unknown,
): value is SchemaTypes[Name] {
  return responseValidators[schemaName](value);
}
