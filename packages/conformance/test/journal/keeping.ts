import { appendFileSync, existsSync, readFileSync, renameSync, truncateSync, writeFileSync } from "node:fs";

/** How a journal's entries get into its file. */
export interface Keeping {
  readonly entries: () => readonly unknown[];
  readonly note: (entry: unknown) => void;
  readonly end: () => void;
}

/** A line for each entry. `late`: how many may wait for their line. `mends`: whether it cuts off half a line. */
function appended(file: string, { late, mends }: { readonly late: number; readonly mends: boolean }): Keeping {
  const lines: string[] = [];
  const write = (): void => appendFileSync(file, lines.splice(0).join(""));
  return {
    entries: () => {
      const text = textOf(file);
      const whole = text.slice(0, text.lastIndexOf("\n") + 1);
      // What was cut off was never acknowledged, and would spoil the line behind it.
      if (mends && whole !== text) truncateSync(file, Buffer.byteLength(whole));
      return whole
        .split("\n")
        .slice(0, -1)
        .map((line): unknown => JSON.parse(line));
    },
    note: (entry) => {
      lines.push(`${JSON.stringify(entry)}\n`);
      if (lines.length > late) write();
    },
    end: write,
  };
}

/** One JSON text of everything, written again for each entry. */
function rewritten(file: string, write: (text: string) => void): Keeping {
  let entries: readonly unknown[] = [];
  return {
    entries: () => {
      const held: unknown = JSON.parse(textOf(file) || "[]");
      entries = Array.isArray(held) ? Array.from<unknown>(held) : [];
      return entries;
    },
    note: (entry) => {
      entries = [...entries, entry];
      write(JSON.stringify(entries));
    },
    end: () => undefined,
  };
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

export function keepingOf(file: string, fault: string): Keeping {
  if (fault === "truncates") return rewritten(file, (text) => writeFileSync(file, text));
  if (fault !== "rewrites") {
    return appended(file, { late: fault === "late" ? 8 : 0, mends: fault !== "half-lines" });
  }
  return rewritten(file, (text) => {
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  });
}
