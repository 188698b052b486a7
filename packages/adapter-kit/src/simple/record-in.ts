import {
  isObject,
  type MemoryRecord,
  type MemoryState,
  memoryTypes,
  scopes,
  type Subject,
  subjectKinds,
} from "@mgp/core";
import { damaged } from "./damaged.ts";

const STATES: readonly MemoryState[] = ["active", "expired", "revoked", "deleted"];

/**
 * Reads a record back from parsed JSON.
 *
 * @throws StoreError `damaged` when it is none
 */
export function recordIn(value: unknown): MemoryRecord {
  if (!isObject(value)) throw damaged();
  const { stateChangedAt, stateReason, expiresAt } = value;
  return {
    memoryId: text(value["memoryId"]),
    revision: number(value["revision"]),
    state: oneOf(STATES, value["state"]),
    ...(stateChangedAt === undefined ? {} : { stateChangedAt: number(stateChangedAt) }),
    ...(stateReason === undefined ? {} : { stateReason: text(stateReason) }),
    body: text(value["body"]),
    subject: subjectIn(value["subject"]),
    scope: oneOf(scopes, value["scope"]),
    type: oneOf(memoryTypes, value["type"]),
    createdAt: number(value["createdAt"]),
    updatedAt: number(value["updatedAt"]),
    ...(expiresAt === undefined ? {} : { expiresAt: number(expiresAt) }),
    matchKeys: texts(value["matchKeys"]),
    personKeys: texts(value["personKeys"]),
    writeIds: texts(value["writeIds"]),
  };
}

function subjectIn(value: unknown): Subject {
  if (!isObject(value)) throw damaged();
  return { kind: oneOf(subjectKinds, value["kind"]), id: text(value["id"]) };
}

function text(value: unknown): string {
  if (typeof value !== "string") throw damaged();
  return value;
}

function number(value: unknown): number {
  if (typeof value !== "number") throw damaged();
  return value;
}

function texts(value: unknown): readonly string[] {
  if (!Array.isArray(value)) throw damaged();
  return value.map(text);
}

function oneOf<Word>(words: readonly Word[], value: unknown): Word {
  const word = words.find((one) => one === value);
  if (word === undefined) throw damaged();
  return word;
}
