/* Generated from schemas/*.schema.json by packages/core/generate/main.ts. Change those, not this. */
/* eslint-disable */
/* oxlint-disable */
import type { Validator } from "../protocol/validator.ts";
import type { SchemaTypes } from "./types.ts";

/** The schemas that this module has validators for. */
export type ResponseSchemaName =
  | "partial-failure"
  | "progress-event"
  | "redaction-info"
  | "response-envelope"
  | "search-result-item"
  | "audit-query.response"
  | "cancel-task.response"
  | "capabilities.response"
  | "delete-memory.response"
  | "expire-memory.response"
  | "export.response"
  | "get-memory.response"
  | "get-task.response"
  | "import.response"
  | "initialize.response"
  | "purge-memory.response"
  | "revoke-memory.response"
  | "search-memory.response"
  | "sync.response"
  | "update-memory.response"
  | "write-batch.response"
  | "write-memory.response";

export declare const responseValidators: { readonly [Name in ResponseSchemaName]: Validator<SchemaTypes[Name]> };
