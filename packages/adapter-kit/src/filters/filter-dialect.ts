import type { Subject } from "@mgp/core";

/** Fields of a record that hold one of the protocol's words. */
export type WordField = "state" | "scope" | "type" | "subjectKind" | "sensitivity";

/** Fields of a record that hold epoch milliseconds. */
export type TimeField = "createdAt" | "updatedAt" | "expiresAt" | "stateChangedAt" | "validFrom" | "validTo";

/** Fields of a record that hold a list of keys. */
export type KeyField = "personKeys" | "labelKeys";

/**
 * How one query language says what a filter asks for. Each hook returns a condition, as the text of an expression that
 * can be joined to others with AND. Hooks are called in the order in which their conditions stand in the text.
 */
export interface FilterDialect {
  /** The field is one of the words; where there are no words, no record matches. */
  oneOf(field: WordField | "memoryId", words: readonly string[]): string;
  /** The id is not before one and, where another is given, before that one, by code points. */
  between(field: "memoryId", from: string, to: string | undefined): string;
  /** The field is this word. */
  equals(field: WordField, word: string): string;
  /** The record is about this subject: both its kind and its id. */
  subject(subject: Subject): string;
  /** The list has this key. */
  holds(field: KeyField, key: string): string;
  /** The record has the field, and it is this instant, in epoch milliseconds, or a later one. */
  atLeast(field: TimeField, instant: number): string;
  /** The record has the field, and it is before this instant. */
  below(field: TimeField, instant: number): string;
  /** The record does not have the field, or it is after this instant. */
  absentOrAbove(field: TimeField, instant: number): string;
  /** The record does not have the field, or it is this instant or an earlier one. */
  absentOrAtMost(field: TimeField, instant: number): string;
}
