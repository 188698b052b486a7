import { errorCodes, type ErrorObject, isObject, taskOperations, taskStatuses } from "@mgp/core";
import { numberIn, optionalText, type LedgerRow, textIn } from "./rows.ts";
import type { TaskRecord } from "./task-store.ts";

/**
 * The task in a row that has a column for each member, in snake case; `error` is JSON, absent members are NULL.
 *
 * @returns the task
 */
export function taskOf(row: LedgerRow): TaskRecord {
  const error = errorIn(row);
  return {
    taskId: textIn(row, "task_id"),
    operation: wordIn(row, "operation", taskOperations),
    tenant: textIn(row, "tenant"),
    caller: textIn(row, "caller"),
    requestId: textIn(row, "request_id"),
    status: wordIn(row, "status", taskStatuses),
    attempts: numberIn(row, "attempts"),
    unended: numberIn(row, "unended"),
    createdAt: textIn(row, "created_at"),
    updatedAt: textIn(row, "updated_at"),
    message: textIn(row, "message"),
    ...optionalText(row, "request", "request"),
    ...optionalText(row, "result", "result"),
    ...(error === undefined ? {} : { error }),
  };
}

function wordIn<Word extends string>(row: LedgerRow, column: string, words: readonly Word[]): Word {
  const text = textIn(row, column);
  const word = words.find((each) => each === text);
  if (word === undefined) throw new TypeError(`the ledger's ${column} holds an unknown word`);
  return word;
}

function errorIn(row: LedgerRow): ErrorObject | undefined {
  const text = row["error"];
  if (typeof text !== "string") return undefined;
  const error: unknown = JSON.parse(text);
  if (!isError(error)) throw new TypeError("the ledger's error holds no error object");
  return error;
}

function isError(value: unknown): value is ErrorObject {
  return isObject(value) && typeof value["code"] === "string" && Object.hasOwn(errorCodes, value["code"]);
}
