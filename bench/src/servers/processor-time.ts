import { readFileSync } from "node:fs";

/** Linux counts in hundredths of a second. */
const TICKS_A_SECOND = 100;

/** Seconds that all processors have spent on a process; `undefined` where the system does not say so in `/proc`. */
export function processorSeconds(pid: number | undefined): number | undefined {
  let line: string;
  try {
    line = readFileSync(`/proc/${pid}/stat`, "latin1");
  } catch {
    return undefined;
  }
  // The name, in brackets, may hold anything; user and system time are the 12th and 13th field behind it.
  const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}
