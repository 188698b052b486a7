import type { MemoryRecord } from "@mgp/core";
import { objectCells, type ObjectRow, textsInArray } from "../records/cells.ts";
import { recordReader } from "../records/record-reader.ts";
import { damaged } from "./damaged.ts";

/**
 * Reads back what `rowOf` made, after it was JSON.
 *
 * @throws StoreError `damaged`
 */
export const recordIn: (row: ObjectRow | undefined) => MemoryRecord = recordReader(objectCells(textsInArray, damaged));

/** A record as an object with a member for each column; what the record leaves out is `undefined`. */
export function rowOf(record: MemoryRecord): ObjectRow {
  const { subject, state, body, scope, type, revision } = record;
  return {
    memory_id: record.memoryId,
    revision,
    state,
    state_changed_at: record.stateChangedAt,
    state_reason: record.stateReason,
    body,
    subject_kind: subject.kind,
    subject_id: subject.id,
    scope,
    type,
    sensitivity: record.sensitivity,
    hidden: record.hidden,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    expires_at: record.expiresAt,
    valid_from: record.validFrom,
    valid_to: record.validTo,
    match_keys: record.matchKeys,
    person_keys: record.personKeys,
    label_keys: record.labelKeys,
    thread: record.thread,
    place: record.place,
    write_ids: record.writeIds,
  };
}
