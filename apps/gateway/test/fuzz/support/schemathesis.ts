import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { isObject } from "@mgp/core";
import { PythonEnvironment } from "../../support/python-environment.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const run = promisify(execFile);
const python = path.join(import.meta.dirname, "../python");

/** How long schemathesis may take to end after its time is over, in seconds: the request at hand, and the report. */
const REPORT_SECONDS = 120;

/** The environment that schemathesis is installed in. */
export const schemathesis: PythonEnvironment = new PythonEnvironment(
  path.join(python, "requirements.txt"),
  "schemathesis",
);

export interface FuzzOptions {
  /** The path of schemathesis. */
  readonly program: string;
  /** The gateway. */
  readonly url: string;
  /** Names of schemathesis. */
  readonly phases: readonly string[];
  readonly seconds: number;
  readonly seed: number;
  /** Headers of every request. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface FuzzReport {
  /** What schemathesis says: failures with the request that shows each. */
  readonly output: string;
  readonly testCases: number;
  readonly failures: readonly unknown[];
  readonly errors: readonly unknown[];
}

/** Sends what the gateway's own OpenAPI document allows, and what it forbids, and checks every answer against it. */
export async function fuzz({ program, url, phases, seconds, seed, headers }: FuzzOptions): Promise<FuzzReport> {
  const report = path.join(temporaryFolder(), "report.json");
  const options = {
    phases: phases.join(","),
    "max-time": String(seconds),
    seed: String(seed),
    report: "json",
    "report-json-path": report,
  };
  const words = [
    `--config-file=${path.join(python, "schemathesis.toml")}`,
    "run",
    `${url}/openapi.json`,
    "--continue-on-failure",
    "--no-color",
    ...Object.entries(options).map(([name, value]) => `--${name}=${value}`),
    ...Object.entries(headers).map(([name, value]) => `--header=${name}: ${value}`),
  ];
  const output = await outputOf(program, words, (seconds + REPORT_SECONDS) * 1_000);
  return { output, ...reportIn(readFileSync(report, "utf8")) };
}

/** Failures end the program with 1; they are in its report. */
async function outputOf(program: string, words: readonly string[], timeout: number): Promise<string> {
  const env = {
    PATH: process.env["PATH"],
    PYTHONPATH: python,
    PYTHONDONTWRITEBYTECODE: "1",
    SCHEMATHESIS_HOOKS: "hooks",
  };
  const options = { cwd: temporaryFolder(), env, timeout, maxBuffer: 256 * 1024 * 1024 };
  try {
    return (await run(program, words, options)).stdout;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === 1 && "stdout" in error) return String(error.stdout);
    throw error;
  }
}

function reportIn(text: string): Omit<FuzzReport, "output"> {
  const report: unknown = JSON.parse(text);
  if (!isObject(report)) throw new Error("The report of schemathesis is not an object.");
  const { test_cases: cases, failures, errors } = report;
  if (!isObject(cases) || !Array.isArray(failures) || !Array.isArray(errors))
    throw new Error("The report of schemathesis has another form than that of the version in requirements.txt.");
  return { testCases: Number(cases["generated"]), failures, errors };
}
