import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { blocksOf, readPage } from "./support/markdown.ts";
import { run, Workplace } from "./support/processes.ts";

// Processes are started, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const place = new Workplace();

afterAll(async () => {
  await place.close();
});

test("the ten lines of Python find what the gateway's own check finds", async ({ skip }) => {
  const program = path.join(place.folder, "verify.py");
  writeFileSync(program, blocksOf(readPage("docs/audit.md")).find(({ language }) => language === "python")?.text ?? "");
  const { code: hasPython } = await run("sh", ["-c", "command -v python3"], { cwd: place.folder });
  if (hasPython !== 0) return skip("there is no Python 3");

  const log = path.join(place.folder, "audit.jsonl");
  const { url } = await place.gateway({ MGP_AUDIT_LOG: log });
  for (const memoryId of ["tea", "h\u00f6her", "\u2028\ud83c\udf75", "a\u0001b"]) await write(url, memoryId);

  const ours = await place.node("apps/gateway/src/main.ts", ["audit", "verify", log]);
  const theirs = await run("python3", [program, log], { cwd: place.folder });
  expect(theirs).toMatchObject({ code: 0, stderr: "" });
  expect(theirs.stdout).toMatch(/^8 lines, unbroken; /);
  expect(ours.stdout).toBe(`${log}: ${theirs.stdout}`);

  const lines = readFileSync(log, "utf8").split("\n");
  const shown = blocksOf(readPage("docs/audit.md")).find(({ language }) => language === "json")?.text ?? "";
  expect(keysOf(JSON.parse(lines[1] ?? ""))).toEqual(keysOf(JSON.parse(shown)));

  const forged = path.join(place.folder, "forged.jsonl");
  writeFileSync(forged, lines.with(3, lines[3]?.replace("support/bot", "another/bot") ?? "").join("\n"));
  expect(await run("python3", [program, forged], { cwd: place.folder })).toMatchObject({
    code: 1,
    stderr: "line 4 is not as it was written\n",
  });
  const check = await place.node("apps/gateway/src/main.ts", ["audit", "verify", forged]);
  expect(check.code).toBe(1);
  expect(check.stderr).toContain("line 4: ");
});

async function write(url: string, memoryId: string): Promise<void> {
  const response = await fetch(`${url}/mgp/write`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      request_id: "r-1",
      policy_context: {
        actor_agent: "support/bot",
        acting_for_subject: { kind: "user", id: "ada" },
        requested_action: "write",
      },
      payload: {
        memory: {
          memory_id: memoryId,
          subject: { kind: "user", id: "ada" },
          scope: "user",
          type: "profile",
          content: { statement: "Ada drinks tea." },
          source: { kind: "chat", ref: "chat:1" },
          created_at: "2026-01-02T03:04:05Z",
        },
      },
    }),
  });
  expect(response.status).toBe(200);
}

/** Every key of an object and of the objects in it, in order. */
function keysOf(value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).map(([key, member]) => [key, ...keysOf(member)]);
}
