/* Generated from schemas/*.schema.json by packages/core/generate/main.ts. Change those, not this. */
/* eslint-disable */
/* oxlint-disable */
import type { Validator } from "../protocol/validator.ts";
import type { SchemaTypes } from "./types.ts";

/** The names of the schemas of `requestValidators`. */
export type RequestSchemaName =
  | "adapter-manifest"
  | "async-task"
  | "audit-event"
  | "lineage-link"
  | "memory-candidate"
  | "memory-content-preference"
  | "memory-content-procedural-rule"
  | "memory-content-relationship"
  | "memory-content-semantic-fact"
  | "memory-evidence"
  | "memory-merge-hint"
  | "memory-object"
  | "policy-context"
  | "recall-intent"
  | "request-envelope"
  | "audit-query.request"
  | "cancel-task.request"
  | "delete-memory.request"
  | "expire-memory.request"
  | "export.request"
  | "get-memory.request"
  | "get-task.request"
  | "import.request"
  | "initialize.request"
  | "purge-memory.request"
  | "revoke-memory.request"
  | "search-memory.request"
  | "sync.request"
  | "update-memory.request"
  | "write-batch.request"
  | "write-memory.request";

export declare const requestValidators: { readonly [Name in RequestSchemaName]: Validator<SchemaTypes[Name]> };

/** The names of the schemas of `responseValidators`. */
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
