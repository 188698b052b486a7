import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startPostgres } from "@mgp/test-servers";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { blocksOf, pages, readPage, root } from "./support/markdown.ts";
import { run, Workplace } from "./support/processes.ts";
import { matchesText } from "./support/shown.ts";

// Processes are started, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Within this package, so that a snippet finds every package of the repository; ignored by git and all tools. */
const folder = path.join(import.meta.dirname, "../.cache/snippets");
const README_URL = "http://127.0.0.1:8080";
const README_DSN = "postgres://mgp:secret@127.0.0.1:5432/memories";
const place = new Workplace();
const server = await startPostgres();

const snippets = pages()
  .filter((page) => page === "README.md" || /^(apps|packages|schemas|examples|docs)\b/.test(page))
  .flatMap((page) =>
    blocksOf(readPage(page))
      .filter(({ language }) => language === "ts" || language === "js")
      .map((block) => ({
        place: `${page}:${block.line}`,
        text: block.text,
        file: path.join(folder, `${page.replaceAll(/\W/g, "-")}-${block.line}.${block.language}`),
      })),
  );

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), '{ "type": "module" }');
  const { url } = await place.gateway();
  await fill(url);
  for (const { file, text } of snippets) {
    // A snippet may leave open what a program would keep open, and takes whatever port is free.
    const own = text.replaceAll(README_URL, url).replaceAll(README_DSN, server.dsn).replaceAll("port: 8080", "port: 0");
    writeFileSync(file, `${own}\nexport {};\nprocess.exit(0);\n`);
  }
  const configuration = {
    extends: "../../../tsconfig.base.json",
    include: ["*.ts"],
    compilerOptions: { isolatedDeclarations: false, noUnusedLocals: false },
  };
  writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(configuration));
});

afterAll(async () => {
  await place.close();
  await server.stop();
});

test("every snippet has the right types", { timeout: 120_000 }, async () => {
  const compiler = path.join(root, "node_modules/typescript/bin/tsc");
  const { code, stdout } = await run(process.execPath, [compiler, "-p", folder], { cwd: folder });
  expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
});

describe("every snippet runs and prints what its comments say", () => {
  test.each(snippets)("$place", { timeout: 60_000 }, async ({ file, text }) => {
    const { code, stdout, stderr } = await place.node(file);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const shown = [...text.matchAll(/^ *console\.log\(.*\); \/\/ (.*)$/gm)].map(([, comment = ""]) => comment);
    const printed = stdout.trim().split("\n");
    expect(shown.filter((line) => !printed.some((one) => matchesText(line, one)))).toEqual([]);
  });
});

/** Two memories that hold a key, and a question for those behind an id between them. */
const BEHIND_A_GONE_ID = `
const asked = openMap();
for (const memoryId of ["a", "c"]) {
  const record = { memoryId, state: "active", matchKeys: ["k"] };
  const indexed = { tenant: "acme", record, terms: new Map(), length: 0 };
  await asked.put({ key: "r." + memoryId, value: "{}", expected: undefined, indexed });
}
console.log("behind b:", await asked.findByKeys({ tenant: "acme", keys: ["k"], after: "b", limit: 5 }));
`;

test("the hook of docs/adapters.md goes on behind an id that is not there any more", async () => {
  const page = snippets.filter(({ place: at }) => at.startsWith("docs/adapters.md"));
  const text = page.map((snippet) => snippet.text).find((one) => one.includes("findByKeys:"));
  const file = path.join(folder, "behind-a-gone-id.ts");
  writeFileSync(file, `${text}\n${BEHIND_A_GONE_ID}`);
  const { stdout } = await place.node(file);
  expect(stdout).toContain("behind b: [ 'c' ]");
});

/** The memory that the README's snippet looks for. */
async function fill(url: string): Promise<void> {
  const response = await fetch(`${url}/mgp/write`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      request_id: "r-1",
      policy_context: {
        actor_agent: "support/bot",
        acting_for_subject: { kind: "user", id: "ada" },
        requested_action: "write",
        tenant_id: "acme",
      },
      payload: {
        memory: {
          memory_id: "tea",
          subject: { kind: "user", id: "ada" },
          scope: "user",
          type: "preference",
          content: { statement: "Ada prefers white tea." },
          source: { kind: "chat", ref: "chat:1" },
          created_at: "2026-01-02T03:04:05Z",
        },
      },
    }),
  });
  expect(response.status).toBe(200);
}
