import type { Outcome, BenchmarkRow } from "../rows.ts";
import { installPythonGateway, startPythonGateway } from "../servers/python.ts";
import type { BenchSettings } from "../settings.ts";
import { measureAgainst } from "./against.ts";

/** Ours beside the published Python gateway, where that can be had. */
export async function* measurePython(rows: readonly BenchmarkRow[], settings: BenchSettings): AsyncGenerator<Outcome> {
  const missing = settings.withPython ? installPythonGateway() : "not wanted";
  if (missing === undefined) yield* measureAgainst(startPythonGateway, rows, settings);
  else for (const row of rows) yield { row: row.name, detail: missing };
}
