import { describe, expect, test } from "vitest";
import { requestExamples } from "../generate/request-examples.ts";
import { responseExamples } from "../generate/response-examples.ts";
import { errorCodes } from "../src/errors/error-codes.ts";
import { errorCodeNames } from "../src/generated/types.ts";
import { identifierKeys } from "../src/protocol/field-names.ts";
import { operations } from "../src/protocol/operations.ts";
import { findResponseViolation, findViolation } from "../src/validation.ts";
import { accepts, readSchema, schemaNames } from "./schema-reference.ts";

describe("the table of operations", () => {
  test("has the 17 endpoints of the contract", () => {
    const endpoints = Object.values(operations).map(({ method, path, action }) => `${method} ${path} ${action ?? "-"}`);
    expect(endpoints).toEqual([
      "POST /mgp/initialize -",
      "POST /mgp/write write",
      "POST /mgp/write/batch write",
      "POST /mgp/search search",
      "POST /mgp/get read",
      "POST /mgp/update update",
      "POST /mgp/expire expire",
      "POST /mgp/revoke revoke",
      "POST /mgp/delete delete",
      "POST /mgp/purge purge",
      "POST /mgp/export read",
      "POST /mgp/import write",
      "POST /mgp/sync read",
      "POST /mgp/tasks/get -",
      "POST /mgp/tasks/cancel -",
      "GET /mgp/capabilities -",
      "POST /mgp/audit/query read",
    ]);
  });

  test("uses every request and response schema once", () => {
    const used = Object.values(operations).flatMap(({ requestSchema, responseSchema }) => [
      requestSchema,
      responseSchema,
    ]);
    const files = schemaNames.filter((name) => /\.(?:request|response)$/.test(name));
    expect(used.filter((name) => name !== undefined).toSorted()).toEqual(files);
  });

  test.each(Object.entries(operations))(
    "%s agrees with its schemas about envelope, action and tasks",
    (_name, operation) => {
      const request = JSON.stringify(operation.requestSchema ? readSchema(operation.requestSchema) : {});
      const action = /"requested_action":\{"const":"([a-z]+)"\}/.exec(request)?.[1];
      expect(action).toBe(operation.action);
      expect(request.includes("request-envelope.schema.json")).toBe(operation.enveloped);
      expect(request.includes('"execution_mode"')).toBe(operation.asynchronous);
    },
  );

  test.each(Object.entries(requestExamples))("the example of %s is valid", (name, example) => {
    const schema = Object.entries(operations).find(([key]) => key === name)?.[1].requestSchema;
    expect(schema && findViolation(schema, example)).toBeUndefined();
    expect(schema && accepts(schema, example)).toBe(true);
  });
});

test.each(Object.entries(responseExamples))("the example of an answer of %s is valid", (name, examples) => {
  const schema = Object.entries(operations).find(([key]) => key === name)?.[1].responseSchema;
  for (const example of Object.values(examples))
    expect(schema && findResponseViolation(schema, example)).toBeUndefined();
});

test("what names something is found in the schemas of the requests, and nothing else is", () => {
  const names =
    "actor_agent actor_id candidate_id chat_id conflict_key correlation_id dedupe_key derived_from evidence_id id " +
    "idempotency_key if_match_memory_id memory_id request_id runtime_id runtime_instance_id session_id " +
    "target_memory_id task_id tenant_id";
  expect([...identifierKeys]).toEqual(names.split(" "));
});

test("the table of error codes has the statuses of the contract", () => {
  expect(Object.keys(errorCodes).toSorted()).toEqual([...errorCodeNames].toSorted());
  expect(Object.fromEntries(Object.entries(errorCodes).map(([code, { status }]) => [code, status]))).toEqual({
    MGP_INVALID_OBJECT: 400,
    MGP_UNSUPPORTED_VERSION: 400,
    MGP_POLICY_DENIED: 403,
    MGP_SCOPE_VIOLATION: 403,
    MGP_MEMORY_NOT_FOUND: 404,
    MGP_TASK_NOT_FOUND: 404,
    MGP_CONFLICT_UNRESOLVED: 409,
    MGP_UNSUPPORTED_CAPABILITY: 501,
    MGP_BACKEND_ERROR: 502,
  });
});
