import { type MemoryRecord, memoryStates, memoryTypes, scopes, sensitivities, subjectKinds } from "@mgp/core";
import type { Cells } from "./cells.ts";

/** What some backends keep otherwise than in a column of its own. */
export interface RecordParts<Row> {
  readonly body: (row: Row) => string;
  readonly subject: (row: Row) => MemoryRecord["subject"];
  readonly matchKeys: (row: Row) => readonly string[];
}

/**
 * Reads records from rows with a column for each part: `memory_id`, `revision`, `state`, `state_changed_at`,
 * `state_reason`, `body`, `subject_kind`, `subject_id`, `scope`, `type`, `created_at`, `updated_at`, `expires_at`,
 * `valid_from`, `valid_to`, `match_keys`, `person_keys`, `label_keys`, `write_ids`, `sensitivity`, `hidden`, `thread`, `place`. Times are epoch
 * milliseconds.
 *
 * @param otherwise how to read what the backend keeps otherwise
 * @returns a function of a row, which throws the error of `cells.damaged` where the row holds no record
 */
export function recordReader<Row>(
  cells: Cells<Row>,
  otherwise: Partial<RecordParts<Row>> = {},
): (row: Row) => MemoryRecord {
  const body = otherwise.body ?? ((row: Row) => cells.text(row, "body"));
  const matchKeys = otherwise.matchKeys ?? ((row: Row) => cells.texts(row, "match_keys"));
  const subject = otherwise.subject ?? ((row: Row) => subjectIn(cells, row));
  return (row) => {
    const stateChangedAt = cells.optionalNumber(row, "state_changed_at");
    const stateReason = cells.optionalText(row, "state_reason");
    const sensitivity = optionalWordIn(cells, row, "sensitivity", sensitivities);
    const expiresAt = cells.optionalNumber(row, "expires_at");
    const validFrom = cells.optionalNumber(row, "valid_from");
    const validTo = cells.optionalNumber(row, "valid_to");
    const thread = cells.optionalText(row, "thread");
    const place = cells.optionalNumber(row, "place");
    return {
      memoryId: cells.text(row, "memory_id"),
      revision: cells.number(row, "revision"),
      state: wordIn(cells, row, "state", memoryStates),
      ...(stateChangedAt === undefined ? {} : { stateChangedAt }),
      ...(stateReason === undefined ? {} : { stateReason }),
      body: body(row),
      subject: subject(row),
      scope: wordIn(cells, row, "scope", scopes),
      type: wordIn(cells, row, "type", memoryTypes),
      ...(sensitivity === undefined ? {} : { sensitivity }),
      hidden: cells.flag(row, "hidden"),
      createdAt: cells.number(row, "created_at"),
      updatedAt: cells.number(row, "updated_at"),
      ...(expiresAt === undefined ? {} : { expiresAt }),
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(validTo === undefined ? {} : { validTo }),
      matchKeys: matchKeys(row),
      personKeys: cells.texts(row, "person_keys"),
      labelKeys: cells.texts(row, "label_keys"),
      ...(thread === undefined ? {} : { thread }),
      ...(place === undefined ? {} : { place }),
      writeIds: cells.texts(row, "write_ids"),
    };
  };
}

/**
 * One of some words in a cell.
 *
 * @returns the word of the cell
 * @throws the error of `cells.damaged` where it holds another
 */
export function wordIn<Row, Word extends string>(
  cells: Cells<Row>,
  row: Row,
  column: string,
  words: readonly Word[],
): Word {
  const text = cells.text(row, column);
  const word = words.find((each) => each === text);
  if (word === undefined) throw cells.damaged(column);
  return word;
}

function optionalWordIn<Row, Word extends string>(
  cells: Cells<Row>,
  row: Row,
  column: string,
  words: readonly Word[],
): Word | undefined {
  return cells.optionalText(row, column) === undefined ? undefined : wordIn(cells, row, column, words);
}

function subjectIn<Row>(cells: Cells<Row>, row: Row): MemoryRecord["subject"] {
  return { kind: wordIn(cells, row, "subject_kind", subjectKinds), id: cells.text(row, "subject_id") };
}
