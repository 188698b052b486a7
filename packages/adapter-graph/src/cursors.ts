import { readSearchCursor, type SearchPosition } from "@mgp/adapter-kit";
import { cursorInvalid } from "@mgp/core";

/** Direct hits come first, then those over edges. */
export type Phase = "direct" | "graph";

/** A place in the answer to a search. */
export interface GraphPosition extends SearchPosition {
  readonly phase: Phase;
}

export function readPosition(cursor: string): GraphPosition {
  const { position, own } = readSearchCursor(cursor);
  const [phase] = own;
  if (phase !== "direct" && phase !== "graph") throw cursorInvalid();
  return { ...position, phase };
}
