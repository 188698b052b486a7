import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { isObject } from "@mgp/core";
import { modelFolder, modelMissing } from "../quality/conversations.ts";
import type { Outcome, BenchmarkRow } from "../rows.ts";
import { root } from "../servers/places.ts";
import type { BenchSettings } from "../settings.ts";

const run = promisify(execFile);

const MOST_MEMORIES = 100_000;
const MOST_IMPORTED = 500;

/** One of the programs of the LanceDB adapter, which see more of it than a gateway shows, and what it measures. */
interface Program {
  readonly name: string;
  readonly arguments: readonly string[];
  readonly measures: readonly string[];
  readonly missing?: string | undefined;
}

/** A line that such a program prints. */
interface Report {
  readonly measure: string;
  readonly value: number;
  readonly detail: string;
}

/** The LanceDB adapter beside LanceDB's own client, and beside the model that it embeds with. */
export async function* measureLanceDb(rows: readonly BenchmarkRow[], settings: BenchSettings): AsyncGenerator<Outcome> {
  for (const program of programsFor(settings)) {
    const wanted = rows.filter(({ name }) => program.measures.includes(measureOf(name)));
    if (wanted.length === 0) continue;
    if (program.missing === undefined) yield* outcomesOf(wanted, program);
    else for (const row of wanted) yield { row: row.name, detail: program.missing };
  }
}

function programsFor({ rounds, size }: BenchSettings): readonly Program[] {
  const [memories, imported] = [Math.min(MOST_MEMORIES, size), Math.min(MOST_IMPORTED, size)];
  return [
    { name: "scale.ts", arguments: [`${memories}`, `${rounds}`], measures: ["hybrid-search", "recall"] },
    {
      name: "import.ts",
      arguments: [modelFolder, `${imported}`, `${rounds}`],
      measures: ["import"],
      missing: modelMissing(),
    },
  ];
}

async function* outcomesOf(rows: readonly BenchmarkRow[], program: Program): AsyncGenerator<Outcome> {
  const file = path.join(root, "packages/adapter-lancedb/bench", program.name);
  const { stdout } = await run(process.execPath, ["--conditions=@mgp/source", file, ...program.arguments]);
  const lines = stdout.trimEnd().split("\n");
  const reports = new Map(lines.map((line) => reportIn(line)).map((report) => [report.measure, report]));
  for (const row of rows) {
    const report = reports.get(measureOf(row.name));
    if (report === undefined) throw new Error(`${program.name} reports no ${measureOf(row.name)}.`);
    yield { row: row.name, value: report.value, detail: report.detail };
  }
}

function measureOf(row: string): string {
  return row.replace(/^lancedb\//, "");
}

function reportIn(line: string): Report {
  const report: unknown = JSON.parse(line);
  const { measure, value, detail } = isObject(report) ? report : {};
  if (typeof measure === "string" && typeof value === "number" && typeof detail === "string")
    return { measure, value, detail };
  throw new Error(`A program of the LanceDB adapter reports no measure: ${line}`);
}
