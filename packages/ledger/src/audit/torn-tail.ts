import type { ChainHead } from "@mgp/governance";
import type { FileLine } from "./read-lines.ts";

/** A machine that went down may leave so much of the last write in disorder. */
const DISORDER_BYTES = 1024 * 1024;

/**
 * Is this what a crash left of an unfinished write, which no client was told of? Either the beginning of a line of
 * ours, without its end; or zeros, where the file had grown already and the data had not arrived. Anything else is
 * another program's, and not ours to remove.
 */
export function isTorn(line: FileLine, head: ChainHead, fileBytes: number): boolean {
  if (line.text.includes("\u0000")) return fileBytes - line.start <= DISORDER_BYTES;
  if (line.complete) return false;
  const chain = /"chain":\{"hash":"([0-9a-f]{64})","prev":"([0-9a-f]{64})","seq":([0-9]+)\}/.exec(line.text);
  if (chain === null) return line.text.startsWith(opening.slice(0, line.text.length)) && !isWhole(line.text);
  return chain[2] === head.hash && chain[3] === String(head.seq + 1);
}

/** How each line of ours begins: with its first member in the order of the canonical form. */
const opening = '{"action":"';

function isWhole(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
