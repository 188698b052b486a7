/* Generated from schemas/*.schema.json by packages/core/generate/main.ts. Change those, not this. */
/* eslint-disable */
/* oxlint-disable */
import type { Validator } from "../protocol/validator.ts";
import type { SchemaTypes } from "./types.ts";

/** The schemas that this module has validators for. */
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
