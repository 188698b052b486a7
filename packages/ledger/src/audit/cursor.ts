import { CursorInvalid } from "@mgp/governance";

/** Where a query goes on. The caller that hands it out seals it, and binds it to the query. */
export interface Position {
  /** The last line that earlier pages have dealt with. */
  readonly after: number;
  /** The end of the log when the first page was made: later lines are not part of this query. */
  readonly head: number;
}

export function encodePosition(position: Position): string {
  return `${position.after.toString(36)}.${position.head.toString(36)}`;
}

/**
 * @param last the last line there is
 * @throws CursorInvalid
 */
export function decodePosition(cursor: string, last: number): Position {
  const [after = Number.NaN, head = Number.NaN] = cursor.split(".").map((part) => Number.parseInt(part, 36));
  const position = { after, head };
  const possible = after >= 0 && after <= head && head <= last;
  // Spelled again it must be the same text: parseInt is content with a prefix.
  if (!possible || encodePosition(position) !== cursor) throw new CursorInvalid("not a cursor of this audit log");
  return position;
}
