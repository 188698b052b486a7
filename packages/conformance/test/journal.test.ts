import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Settings } from "@mgp/core";
import { expect, test } from "vitest";
import { runConformance } from "../src/index.ts";
import journalAdapter from "./journal/adapter.ts";

/** Starting Node.js takes its time on a busy machine. */
const STARTS_PROCESSES_MS = 120_000;

const journalOf = (settings: Settings): string => path.join(settings["MGP_JOURNAL_FOLDER"] ?? "", "journal");

/** The journal adapter with one thing wrong with it. */
async function failuresOf(fault: string, cases: readonly string[]): Promise<readonly string[]> {
  const report = await runConformance(
    {
      adapter: journalAdapter,
      settings: () => ({
        MGP_JOURNAL_FOLDER: mkdtempSync(path.join(tmpdir(), "mgp-journal-")),
        MGP_JOURNAL_FAULT: fault,
      }),
      destroy: (settings) => rmSync(settings["MGP_JOURNAL_FOLDER"] ?? "", { recursive: true, force: true }),
      probe: (needle, settings) =>
        existsSync(journalOf(settings)) && readFileSync(journalOf(settings), "utf8").includes(needle),
      processes: { module: new URL("journal/adapter.ts", import.meta.url).href },
    },
    { cases },
  );
  const failed = report.results.filter((result) => result.outcome !== "passed");
  return failed.map((result) => `${result.id}: ${result.outcome}: ${result.failure?.message.split("\n")[0] ?? ""}`);
}

const durable = [
  "opens",
  "settings",
  "reopen",
  "reopen-keeps",
  "reopen-writes",
  "reopen-forgets",
  "maintain-keeps",
  "maintain-forgets",
  "close-waits",
  "process-second-opener",
  "process-kill",
];

test.each(["none", "rewrites"])(
  "an adapter that keeps a journal (%s) is durable, and has its folder for itself",
  async (fault) => {
    expect(await failuresOf(fault, durable)).toEqual([]);
  },
  STARTS_PROCESSES_MS,
);

test.each([
  ["no-lock", "process-second-opener"],
  ["late", "process-kill"],
  ["half-lines", "process-kill"],
  ["truncates", "process-kill"],
  ["no-horizon", "reopen-forgets"],
  ["replicas", "process-race"],
  ["replicas", "process-feed"],
  ["none", "purge-behind-the-back"],
])(
  "an adapter whose journal is at fault (%s) fails %s",
  async (fault, id) => {
    expect(await failuresOf(fault, [id])).toEqual([expect.stringContaining(`${id}: failed`)]);
  },
  STARTS_PROCESSES_MS,
);
