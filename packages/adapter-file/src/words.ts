import type { ContentLengths, Searchable } from "@mgp/core";
import { numberIn, type SqliteRow, textIn } from "@mgp/sqlite";

/** What a memory is found by. */
export interface Words {
  /** With repetitions, joined by spaces: none has one inside. */
  readonly tokens: string;
  readonly lengths: ContentLengths;
}

/** Words, and the version of the analyser that made them. */
export interface AnalysedWords extends Words {
  readonly analyser: number;
}

export function wordsOf({ tokens, lengths }: Searchable): Words {
  return { tokens: tokens.join(" "), lengths };
}

/** Reads a row of `words`. */
export function wordsIn(row: SqliteRow | undefined): Words {
  const lengths = { open: numberIn(row, "open_length"), full: numberIn(row, "full_length") };
  return { tokens: textIn(row, "tokens"), lengths };
}

export function areSameWords(left: Words, right: Words): boolean {
  const haveSameLengths = left.lengths.open === right.lengths.open && left.lengths.full === right.lengths.full;
  return haveSameLengths && left.tokens === right.tokens;
}
