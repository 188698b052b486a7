import { breakOf, genesis, readLine, type ChainHead } from "@mgp/governance";
import { readLines } from "./read-lines.ts";

/** How far a log is sound. */
export interface Walk {
  /** The last sound line. */
  readonly head: ChainHead;
  /** Why the line after it is not as this log wrote it. Absent: there is none. */
  readonly wrong?: string;
  /** Is that line only the beginning of one, at the end of the log? */
  readonly isTorn?: boolean;
}

/**
 * Reads a log from its first line to its end, or to the first line that does not continue the chain, in bounded memory.
 *
 * @param onLine told of each sound line
 */
export async function walkLog(descriptor: number, onLine: (head: ChainHead) => void = () => undefined): Promise<Walk> {
  let head = genesis;
  for await (const lines of readLines(descriptor, 0)) {
    for (const { text, complete } of lines) {
      if (!complete) return { head, wrong: "it is torn: it has no line feed", isTorn: true };
      const line = readLine(text);
      if (typeof line === "string") return { head, wrong: line, isTorn: false };
      const wrong = breakOf(line, head);
      if (wrong !== undefined) return { head, wrong, isTorn: false };
      ({ head } = line);
      onLine(head);
    }
  }
  return { head };
}
