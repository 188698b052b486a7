import type { SchemaTypes } from "../generated/types.ts";
import { requestValidators, type RequestSchemaName } from "../generated/validators.js";
import { violationOf, type Violation } from "./violation.ts";

export type { RequestSchemaName } from "../generated/validators.js";
export type { Violation } from "./violation.ts";

/** The first thing wrong with a request, or with an object that the gateway keeps; nothing when it conforms. */
export function findViolation(schemaName: RequestSchemaName, value: unknown): Violation | undefined {
  const validate = requestValidators[schemaName];
  return validate(value) ? undefined : violationOf(schemaName, validate.errors);
}

/** Whether the value conforms to the schema; narrows its type. */
export function conforms<Name extends RequestSchemaName>(schemaName: Name, value: unknown): value is SchemaTypes[Name] {
  return requestValidators[schemaName](value);
}
