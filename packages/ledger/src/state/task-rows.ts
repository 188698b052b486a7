import { errorCodes, type ErrorObject, isObject, taskOperations, taskStatuses } from "@mgp/core";
import type { TaskRecord } from "@mgp/governance";
import { numberIn, optionalText, textIn, wordIn, type Row } from "./rows.ts";

/** The task in a row of the table `task`. */
export function taskOf(row: Row): TaskRecord {
  const error = errorIn(row);
  return {
    taskId: textIn(row, "task_id"),
    operation: wordIn(row, "operation", taskOperations),
    tenant: textIn(row, "tenant"),
    caller: textIn(row, "caller"),
    requestId: textIn(row, "request_id"),
    status: wordIn(row, "status", taskStatuses),
    attempts: numberIn(row, "attempts"),
    createdAt: textIn(row, "created_at"),
    updatedAt: textIn(row, "updated_at"),
    message: textIn(row, "message"),
    ...optionalText(row, "request", "request"),
    ...optionalText(row, "result", "result"),
    ...(error === undefined ? {} : { error }),
  };
}

function errorIn(row: Row): ErrorObject | undefined {
  const text = row["error"];
  if (typeof text !== "string") return undefined;
  const error: unknown = JSON.parse(text);
  if (!isError(error)) throw new TypeError("state.db: error holds no error object");
  return error;
}

function isError(value: unknown): value is ErrorObject {
  return isObject(value) && typeof value["code"] === "string" && Object.hasOwn(errorCodes, value["code"]);
}

/** The ids in a row of the table `task_page`. */
export function memoryIdsOf(row: Row): readonly string[] {
  const memoryIds: unknown = JSON.parse(textIn(row, "memory_ids"));
  if (!isListOfTexts(memoryIds)) throw new TypeError("state.db: memory_ids holds no list of ids");
  return memoryIds;
}

function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
