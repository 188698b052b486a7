export { conforms, findViolation } from "./protocol/request-validation.ts";
export type { RequestSchemaName, Violation } from "./protocol/request-validation.ts";
export { conformsToResponse, findResponseViolation } from "./protocol/response-validation.ts";
export type { ResponseSchemaName } from "./protocol/response-validation.ts";
