import { availableParallelism } from "node:os";
import { measureAgainst } from "./groups/against.ts";
import { measureLanceDb } from "./groups/lancedb.ts";
import { measurePostgres, measurePostgresGrowth } from "./groups/postgres.ts";
import { measurePython } from "./groups/python.ts";
import { measureQuality } from "./groups/quality.ts";
import { embeddedGateways, measureSize } from "./groups/size.ts";
import { type Outcome, type BenchmarkRow, rows, tableLine, wantedRows } from "./rows.ts";
import { startEcho } from "./servers/echo.ts";
import { type BenchSettings, readSettings, usage } from "./settings.ts";

type Measure = (rows: readonly BenchmarkRow[], settings: BenchSettings) => AsyncIterable<Outcome>;

/** Which rows are measured together, on the same servers. */
const groups: readonly { readonly names: readonly string[]; readonly measure: Measure }[] = [
  { names: ["echo"], measure: (wanted, settings) => measureAgainst(startEcho, wanted, settings) },
  { names: ["echo-file"], measure: (wanted, settings) => measureAgainst(startEcho, wanted, settings, "file") },
  { names: ["echo-graph"], measure: (wanted, settings) => measureAgainst(startEcho, wanted, settings, "graph") },
  { names: ["python"], measure: measurePython },
  { names: ["postgres"], measure: measurePostgres },
  {
    names: ["growth", "memory"],
    measure: (wanted, settings) => measureSize(wanted, settings, embeddedGateways(settings, "memory")),
  },
  {
    names: ["growth-file"],
    measure: (wanted, settings) => measureSize(wanted, settings, embeddedGateways(settings, "file")),
  },
  {
    names: ["growth-graph"],
    measure: (wanted, settings) => measureSize(wanted, settings, embeddedGateways(settings, "graph")),
  },
  { names: ["growth-postgres"], measure: measurePostgresGrowth },
  { names: ["lancedb"], measure: measureLanceDb },
  { names: ["quality"], measure: measureQuality },
];

async function main(words: readonly string[]): Promise<number> {
  if (words.includes("--help")) {
    console.log(usage);
    return 0;
  }
  const settings = readSettings(words);
  const wanted = groups.map(({ names, measure }) => ({
    rows: names.flatMap((name) => wantedRows(name, settings.only)),
    measure,
  }));
  if (wanted.every((group) => group.rows.length === 0)) {
    console.error(`There is no row ${settings.only}. The rows are ${rows.map((row) => row.name).join(", ")}.`);
    return 1;
  }
  console.log(`Node ${process.versions.node}, ${availableParallelism()} cores, ${settings.size} memories at most`);
  for (const group of wanted) {
    if (group.rows.length === 0) continue;
    for await (const outcome of group.measure(group.rows, settings)) {
      const row = group.rows.find(({ name }) => name === outcome.row);
      if (row !== undefined) console.log(tableLine(row, outcome));
    }
  }
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
