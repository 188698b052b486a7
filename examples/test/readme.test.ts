import { globSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { operations } from "@mgp/core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { blocksOf, readPage, root, type Block } from "./support/markdown.ts";
import { run, Workplace, type Ended } from "./support/processes.ts";
import { differences } from "./support/shown.ts";

// Processes are started, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const README_URL = "http://127.0.0.1:8080";
const blocks = blocksOf(readPage("README.md"));
const tour = blocks.slice(
  blocks.findIndex(({ heading }) => heading === "Is it there?"),
  blocks.findIndex(({ heading }) => heading === "From TypeScript"),
);
const place = new Workplace();
let gateway: Awaited<ReturnType<Workplace["gateway"]>>;

/** An example, and what the page shows of its answer: the next block. */
const examples = tour.flatMap((block, index) =>
  block.language === "sh" ? [{ name: titleOf(block), block, shown: tour[index + 1] }] : [],
);

function titleOf({ text }: Block): string {
  return [...text.matchAll(/8080(\/\S*)/g)].map(([, endpoint]) => endpoint).join(", then ");
}

/** Runs a block of the page in bash; every curl also tells the status, on the standard error output. */
async function runShell(text: string, url: string, environment: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const script = `set -eu\ncurl() { command curl -w '%{stderr}%{http_code}\\n' "$@"; }\n${text.replaceAll(README_URL, url)}\n`;
  return await run("bash", ["-c", script], { cwd: place.folder, environment });
}

beforeAll(async () => {
  gateway = await place.gateway();
});

afterAll(async () => {
  await place.close();
});

test("the start prints what the page says", () => {
  const printed = blocks.find(({ heading, language }) => heading === "Start" && language === "text")?.text;
  expect(gateway.stdout().replaceAll(gateway.url, README_URL).trimEnd()).toBe(printed);
});

test("every operation of the protocol has an example", () => {
  const called = new Set(examples.flatMap(({ name }) => name.split(", then ")));
  const paths = Object.values(operations).map((operation) => operation.path);
  const pages = ["/healthz", "/readyz", "/version", "/metrics", "/openapi.json"];
  expect([...paths, ...pages].filter((one) => !called.has(one))).toEqual([]);
});

test("every package is in the table", () => {
  const names = globSync("{schemas,packages/*,apps/*}/package.json", { cwd: root }).map((file) => path.dirname(file));
  const table = readPage("README.md");
  expect(names.filter((folder) => !table.includes(`](${folder}/README.md) |`))).toEqual([]);
});

describe("each example, in the order of the page", () => {
  test.each(examples)("$name", async ({ block, shown }) => {
    const { code, stdout, stderr } = await runShell(block.text, gateway.url);
    const statuses = stderr.trim().split("\n");
    expect({ code, statuses }).toEqual({
      code: 0,
      statuses: statuses.length === 2 ? ["202", "200"] : ["200"],
    });
    if (shown?.language === "text") {
      expect(stdout.split("\n")).toEqual(expect.arrayContaining(shown.text.split("\n")));
    } else {
      expect(shown?.language).toBe("json");
      expect(differences(JSON.parse(shown?.text ?? ""), JSON.parse(stdout))).toEqual([]);
    }
  });
});

test("the Python client does what the page says", { timeout: 120_000 }, async ({ skip }) => {
  const environment = path.join(import.meta.dirname, "../.cache/python");
  const python = path.join(environment, "bin/python");
  if ((await tryRun(python, ["-c", "import mgp_client"]))?.code !== 0) {
    rmSync(environment, { recursive: true, force: true });
    const made = await tryRun("python3", ["-m", "venv", environment]);
    if (made?.code !== 0) return skip("there is no Python 3 with venv");
    const installed = await run(python, ["-m", "pip", "install", "--quiet", "mgp-client==0.1.1"], {
      cwd: place.folder,
    });
    if (installed.code !== 0)
      return skip(`mgp-client cannot be installed: ${installed.stderr.trim().split("\n").at(-1) ?? ""}`);
  }
  const block = blocks.find(({ language }) => language === "python");
  const file = path.join(place.folder, "readme.py");
  writeFileSync(file, block?.text.replaceAll(README_URL, gateway.url) ?? "");
  const { code, stdout, stderr } = await run(python, [file], { cwd: place.folder });
  expect({ code, stderr, stdout: stdout.trim() }).toEqual({
    code: 0,
    stderr: "",
    stdout: /# (.*)$/m.exec(block?.text ?? "")?.[1],
  });
});

async function tryRun(program: string, words: readonly string[]): Promise<Ended | undefined> {
  try {
    return await run(program, words, { cwd: place.folder });
  } catch {
    return undefined;
  }
}

describe("authentication", () => {
  const shown = blocks.filter(({ heading, language }) => heading === "Who may call" && language === "sh");
  const starts = shown.filter(({ text }) => text.includes("MGP_GATEWAY_AUTH_MODE="));

  test.each(starts.map((block) => [/AUTH_MODE=(\w+)/.exec(block.text)?.[1] ?? "", block] as const))(
    "mode %s lets in who has the key",
    async (mode, start) => {
      const settings: Record<string, string> = {};
      for (const [, name = "", value = ""] of start.text.matchAll(/(MGP_\w+)=(\S+)/g)) settings[name] = value;
      const key = mode === "callers" ? await newKey() : "";
      if (mode === "callers") settings["MGP_GATEWAY_CALLERS_FILE"] = path.join(place.folder, "callers.json");
      const guarded = await place.gateway(settings);
      const curl = shown[shown.indexOf(start) + 1]?.text ?? "";
      const answer = await runShell(curl, guarded.url, { KEY: key });
      expect({ status: answer.stderr.trim(), named: answer.stdout.includes('"manifest"') }).toEqual({
        status: "200",
        named: true,
      });
      const refused = await runShell(`curl -s ${README_URL}/mgp/capabilities`, guarded.url);
      expect(refused.stderr.trim()).toBe("401");
      const open = await runShell(`curl -s ${README_URL}/readyz`, guarded.url);
      expect(open.stderr.trim()).toBe("200");
    },
  );

  /** Does what the page says: a fresh key, and its entry put into the callers file. */
  async function newKey(): Promise<string> {
    const command = shown.find(({ text }) => text.includes(" key new "))?.text ?? "";
    const words = command.slice(command.indexOf(" key new ") + 1).split(" ");
    const { stdout } = await place.node("apps/gateway/src/main.ts", words);
    const entry: unknown = JSON.parse(stdout.slice(stdout.indexOf("{")));
    writeFileSync(path.join(place.folder, "callers.json"), JSON.stringify({ callers: [entry] }));
    return /^ {2}(\S+)$/m.exec(stdout)?.[1] ?? "";
  }
});
