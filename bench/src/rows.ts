import { operationNames, type OperationName } from "./requests.ts";

/** One line of the table. */
export interface BenchmarkRow {
  readonly name: string;
  /** Absent: stands there for comparison. */
  readonly target?: number;
  /** Is a value good that is the target or more, or one that is the target or less? */
  readonly good: "more" | "less";
  readonly unit: string;
  readonly digits: number;
}

/** What a row came to. */
export interface Outcome {
  readonly row: string;
  /** Absent: left out, for the reason in `detail`. */
  readonly value?: number;
  /** What the ratio was made of. */
  readonly detail: string;
}

function atLeast(
  group: string,
  digits: number,
  targets: Partial<Record<OperationName, number>>,
): readonly BenchmarkRow[] {
  return operationNames.flatMap((operation) => {
    const target = targets[operation];
    return target === undefined ? [] : [{ name: `${group}/${operation}`, target, good: "more", unit: "x", digits }];
  });
}

function growth(group: string, operations: readonly OperationName[]): readonly BenchmarkRow[] {
  return operations.map((operation) => ({
    name: `${group}/${operation}`,
    target: 1.5,
    good: "less",
    unit: "x",
    digits: 2,
  }));
}

/** Evidence recall@10. */
function quality(name: string): BenchmarkRow {
  return { name: `quality/${name}`, good: "more", unit: "", digits: 3 };
}

export const rows: readonly BenchmarkRow[] = [
  ...atLeast("echo", 2, { write: 0.35, get: 0.33 }),
  ...atLeast("python", 0, { write: 30, get: 50, search: 100, "hinted-write": 200, "audit-query": 100 }),
  ...atLeast("echo-file", 2, { write: 0.12, get: 0.25 }),
  ...atLeast("echo-graph", 2, { write: 0.2, get: 0.28 }),
  ...atLeast("postgres", 2, { get: 0.5, write: 0.4, batch: 5 }),
  { name: "postgres/import", target: 0.5, good: "more", unit: "x", digits: 2 },
  { name: "postgres/import-searchable", target: 0.5, good: "more", unit: "x", digits: 2 },
  { name: "postgres/filtered-search", target: 3, good: "less", unit: "x", digits: 2 },
  ...growth("growth", ["get", "search", "hinted-write", "audit-query"]),
  ...growth("growth-file", ["get", "search", "hinted-write"]),
  ...growth("growth-graph", ["get", "search", "hinted-write"]),
  ...growth("growth-postgres", ["get", "search", "hinted-write", "export", "audit-query"]),
  { name: "lancedb/hybrid-search", target: 1.5, good: "less", unit: "x", digits: 2 },
  { name: "lancedb/recall", target: 0.97, good: "more", unit: "", digits: 3 },
  { name: "lancedb/import", target: 0.8, good: "more", unit: "x", digits: 2 },
  ...["vectors", "rank-fusion", "words"].map((name) => quality(name)),
  ...["lancedb", "postgres"].map((name) => ({ ...quality(name), target: 0.62 })),
  { name: "memory", target: 3, good: "less", unit: " KiB", digits: 2 },
];

/** The rows of a group that are wanted. */
export function wantedRows(group: string, only: string | undefined): readonly BenchmarkRow[] {
  return rows
    .filter((row) => row.name === group || row.name.startsWith(`${group}/`))
    .filter((row) => only === undefined || row.name === only || group === only);
}

/** `growth/get` is about `get`. */
export function operationOf(row: BenchmarkRow): OperationName {
  const operation = operationNames.find((name) => row.name.split("/")[1] === name);
  if (operation === undefined) throw new Error(`The row ${row.name} is about no operation.`);
  return operation;
}

/** `name  value  target  ok`, and what it was made of. */
export function tableLine(row: BenchmarkRow, { value, detail }: Outcome): string {
  const target = row.target === undefined ? "" : `${row.good === "more" ? ">=" : "<="} ${row.target}${row.unit}`;
  if (value === undefined) return columns(row.name, "left out", target, "", detail);
  return columns(row.name, `${value.toFixed(row.digits)}${row.unit}`, target, verdictOf(row, value), detail);
}

function verdictOf({ target, good }: BenchmarkRow, value: number): string {
  if (target === undefined) return "";
  const isMet = good === "more" ? value >= target : value <= target;
  return isMet ? "ok" : "MISSED";
}

function columns(name: string, value: string, target: string, verdict: string, detail: string): string {
  return `${name.padEnd(28)} ${value.padStart(9)}  ${target.padEnd(11)} ${verdict.padEnd(7)} ${detail}`.trimEnd();
}
