import { type Block, blocksOf, readPage } from "./markdown.ts";
import { run, type Ended } from "./processes.ts";
import { differences } from "./shown.ts";

const PAGE_URL = "http://127.0.0.1:8080";

/** A command of a page, and what the page shows of its answer: the next block. */
export interface PageExample {
  /** The endpoints that the command calls. */
  readonly name: string;
  readonly text: string;
  readonly shown: Block | undefined;
}

/** The commands of a page that call a gateway, in order. */
export function examplesOf(page: string): readonly PageExample[] {
  return blocksOf(readPage(page)).flatMap(({ language, text }, index, blocks) =>
    language === "sh" && text.includes(PAGE_URL)
      ? [{ name: endpointsOf(text).join(", then "), text, shown: blocks[index + 1] }]
      : [],
  );
}

/** @returns `/mgp/write` for a command that calls it */
export function endpointsOf(text: string): readonly string[] {
  return [...text.matchAll(/8080(\/\S*)/g)].map(([, endpoint = ""]) => endpoint);
}

/** Runs a block of a page in bash; every curl also tells the status, on the standard error output. */
export async function runShell(
  text: string,
  url: string,
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const script = `set -eu\ncurl() { command curl -w '%{stderr}%{http_code}\\n' "$@"; }\n${text.replaceAll(PAGE_URL, url)}\n`;
  return await run("bash", ["-c", script], { cwd, environment });
}

/** Runs an example. @returns in what the gateway's answer differs from what the page shows */
export async function playExample({ text, shown }: PageExample, url: string, cwd: string): Promise<readonly string[]> {
  const { code, stdout, stderr } = await runShell(text, url, cwd);
  const statuses = stderr.trim().split("\n").join(" ");
  if (code !== 0 || !["200", "202 200"].includes(statuses)) return [`code ${String(code)}, status ${statuses}`];
  if (shown?.language !== "text") return differences(JSON.parse(shown?.text ?? ""), JSON.parse(stdout));
  const lines = new Set(stdout.split("\n"));
  return shown.text.split("\n").filter((line) => !lines.has(line));
}

/** The text of a page's block with the address of a gateway that runs. */
export function withUrl(text: string, url: string): string {
  return text.replaceAll(PAGE_URL, url);
}
