import { CONFLICT_KEY, DEDUPE_KEY, MgpError, parseInstant, SOURCE_PRIORITY } from "@mgp/core";
import type { BatchItem, ImportPayload, JsonObject, MemoryMergeHint, MemoryObject, PolicyContext } from "@mgp/core";
import { findViolation } from "@mgp/core/validation";
import { serverReferenceKeys } from "../views/reference.ts";
import { memoryOfCandidate } from "./candidate.ts";
import { arrivingLifecycle } from "./lifecycle.ts";
import type { Lifecycle } from "./lifecycle.ts";

/** A write, made ready: a valid memory without server-owned fields, and the hint that counts. */
export interface IncomingWrite {
  readonly memory: MemoryObject;
  readonly hint: MemoryMergeHint | undefined;
  /** What an imported memory says that it is; absent: active, and it wakes what it is written onto. */
  readonly lifecycle?: Lifecycle;
  /** The very same memory, where it is there already, is no conflict. @default false */
  readonly sameIsWritten?: boolean;
}

/** The views that hide something: a memory that carries one is not the memory. */
const partialViews: ReadonlySet<unknown> = new Set(["masked", "metadata_only", "summary"]);

/**
 * Converts a candidate, settles the hint, drops what belongs to the server, and validates.
 *
 * @param drawMemoryId gives the id of a candidate
 * @param now epoch milliseconds
 * @throws MgpError `MGP_INVALID_OBJECT`
 */
export function prepareWrite(
  input: BatchItem,
  context: PolicyContext,
  drawMemoryId: () => string,
  now: number,
): IncomingWrite {
  const { candidate } = input;
  const hint = input.merge_hint ?? candidate?.merge_hint;
  const memory = withoutServerFields(
    candidate === undefined ? input.memory : memoryOfCandidate(candidate, context, drawMemoryId(), now),
  );
  if (hint !== undefined) keepHint(memory, hint);
  if (candidate === undefined) requireLifetime(memory);
  else requireValid(memory);
  return { memory, hint };
}

/**
 * The same for a memory of an import, which arrives in the state that it shows.
 *
 * @param now epoch milliseconds
 * @throws MgpError `MGP_INVALID_OBJECT`
 */
export function prepareImport(
  memory: MemoryObject,
  { merge_hint: hint, on_existing: onExisting }: ImportPayload,
  context: PolicyContext,
  now: number,
): IncomingWrite {
  // An import has no candidates, so no id is drawn.
  const incoming = prepareWrite(hint === undefined ? { memory } : { memory, merge_hint: hint }, context, () => "", now);
  const lifecycle = arrivingLifecycle(memory, now);
  return {
    ...incoming,
    sameIsWritten: onExisting === "same_is_written",
    ...(lifecycle === undefined ? {} : { lifecycle }),
  };
}

/** @throws MgpError `MGP_INVALID_OBJECT` unless the object is a memory; paths are relative to it */
export function requireValid(memory: object): asserts memory is MemoryObject {
  const violation = findViolation("memory-object", memory);
  if (violation === undefined) return;
  throw new MgpError("MGP_INVALID_OBJECT", violation.message, {
    details: { field: violation.field, schema: violation.schema },
  });
}

/**
 * A lifetime whose beginning cannot be read would never end.
 *
 * @throws MgpError `MGP_INVALID_OBJECT`
 */
export function requireLifetime({ created_at: createdAt, ttl_seconds: seconds = 0 }: MemoryObject): void {
  if (seconds === 0 || parseInstant(createdAt) !== undefined) return;
  throw new MgpError(
    "MGP_INVALID_OBJECT",
    "created_at cannot be read, and ttl_seconds counts from it. Write it as in 2026-01-02T03:04:05Z.",
    { details: { field: "created_at" } },
  );
}

function withoutServerFields(memory: MemoryObject): MemoryObject {
  if (memory.backend_ref === undefined) return { ...memory };
  if (partialViews.has(memory.backend_ref["policy_view"])) {
    throw new MgpError(
      "MGP_INVALID_OBJECT",
      "This memory is a view that hides content (backend_ref.policy_view); storing it would lose what it hides. Send the memory itself.",
      { details: { field: "memory.backend_ref.policy_view" } },
    );
  }
  const reference: JsonObject = { ...memory.backend_ref };
  // A client's value is ignored; answers carry the true one.
  for (const key of serverReferenceKeys) delete reference[key];
  return { ...memory, backend_ref: reference };
}

/** What later hints have to find again is kept in the memory's extensions. */
function keepHint(memory: MemoryObject, hint: MemoryMergeHint): void {
  const kept: JsonObject = {};
  if (hint.dedupe_key !== undefined) kept[DEDUPE_KEY] = hint.dedupe_key;
  if (hint.conflict_key !== undefined) kept[CONFLICT_KEY] = hint.conflict_key;
  if (hint.source_priority !== undefined) kept[SOURCE_PRIORITY] = hint.source_priority;
  memory.extensions = { ...memory.extensions, ...kept };
}
