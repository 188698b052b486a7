import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { operations } from "@mgp/core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { blocksOf, readPage } from "./support/markdown.ts";
import { endpointsOf, examplesOf, playExample, withUrl } from "./support/page-examples.ts";
import { run, Workplace, type Ended } from "./support/processes.ts";

// Processes are started, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const examples = examplesOf("docs/tour.md");
const place = new Workplace();
let gateway: Awaited<ReturnType<Workplace["gateway"]>>;

beforeAll(async () => {
  gateway = await place.gateway();
});

afterAll(async () => {
  await place.close();
});

test("every operation of the protocol has an example", () => {
  const called = new Set(examples.flatMap(({ text }) => endpointsOf(text)));
  const paths = Object.values(operations).map((operation) => operation.path);
  const pages = ["/healthz", "/readyz", "/version", "/metrics", "/openapi.json"];
  expect([...paths, ...pages].filter((one) => !called.has(one))).toEqual([]);
});

describe("each example, in the order of the page", () => {
  test.each(examples)("$name", async (example) => {
    expect(await playExample(example, gateway.url, place.folder)).toEqual([]);
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
  const block = blocksOf(readPage("docs/tour.md")).find(({ language }) => language === "python");
  const file = path.join(place.folder, "tour.py");
  writeFileSync(file, withUrl(block?.text ?? "", gateway.url));
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
