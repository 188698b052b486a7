import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type JsonObject, type OperationName } from "@mgp/core";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { startProcess } from "../support/gateway-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { at } from "./support/json.ts";
import { envelope, governed, memory, payloadsAbout } from "./support/requests.ts";
import { answerOf, type Answer, sendTo } from "./support/world.ts";

const limitedGateway = path.join(import.meta.dirname, "support/limited-gateway.ts");
const caller = { agent: "any/one", tenant: "acme" };

async function expectRefusedStart(auditLog: string, wrapper: readonly string[] = []): Promise<void> {
  const cwd = temporaryFolder();
  const words = ["--port", "0", "--state-dir", path.join(cwd, "state"), "--audit-log", auditLog];
  const child = startProcess(words, { cwd, wrapper });
  expect(await child.ended).toBe(1);
  expect(child.stderr()).toContain("MGP_AUDIT_LOG");
  expect(child.stdout()).not.toContain("http://");
}

beforeEach(({ skip }) => skip(process.platform === "win32", "Windows has neither these devices nor ulimit"));

describe("a gateway whose audit log cannot be written refuses to start", () => {
  test("on a device that is always full", async () => {
    await expectRefusedStart("/dev/full");
  });

  test("on a device that forgets", async () => {
    await expectRefusedStart("/dev/null");
  });

  test("on a pipe that no process reads", async () => {
    const pipe = path.join(temporaryFolder(), "pipe");
    expect(spawnSync("mkfifo", [pipe]).status).toBe(0);
    await expectRefusedStart(pipe);
  });

  test("on a folder", async () => {
    await expectRefusedStart(temporaryFolder());
  });

  test("on a file that it may not change", async () => {
    const folder = path.join(temporaryFolder(), "logs");
    mkdirSync(folder);
    const file = path.join(folder, "audit.jsonl");
    writeFileSync(file, "");
    chmodSync(file, 0o444);
    // Root may write to everything, unless it gives that up.
    const isRoot = process.getuid?.() === 0;
    await expectRefusedStart(
      file,
      isRoot ? ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"] : [],
    );
  });

  test("on a file that is no audit log, and leaves it as it was", async () => {
    const file = path.join(temporaryFolder(), "notes.txt");
    writeFileSync(file, "buy milk\n");
    await expectRefusedStart(file);
    expect(readFileSync(file, "utf8")).toBe("buy milk\n");
  });
});

/** Kibibytes that a file may have; the log gets there first, because every event of the test is large. */
const LIMIT = 1_024;

describe("a log that cannot be written any more", () => {
  test("ends every effect, every answer with content and the readiness", async () => {
    const cwd = temporaryFolder();
    const wrapper = ["sh", "-c", `ulimit -f ${LIMIT * 2}; exec "$@"`, "sh"];
    const child = startProcess([cwd], { cwd, wrapper, script: limitedGateway });
    const url = await child.url;
    const send = async (operation: OperationName, payload: JsonObject): Promise<Answer> => {
      // As long as they may be, and six bytes a character in the event, so that the log is full soon.
      const long = "\u20ac".repeat(512);
      const texts = { consent_basis: long, task_type: long, channel: long, data_zone: long, assertion_origin: long };
      const body = envelope(operation, caller, payload, texts);
      return await sendTo(url, operation, JSON.stringify(body));
    };
    expect((await send("write", { memory: memory("m-first", "content-canary") })).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const answers: Answer[] = [];
    for (let count = 0; answers.at(-1)?.status !== 502; count += 1) {
      expect(count).toBeLessThan(100);
      answers.push(await send("write", { memory: memory(`m-${count}`, "content-canary") }));
    }
    expect(new Set(answers.slice(0, -1).map(({ status }) => status))).toEqual(new Set([200]));

    // The failure is known: from here on nothing may happen and nothing may be told.
    const effects = child.stdout().split("effect ").length;
    for (const operation of governed) {
      for (const id of ["m-first", "m-new"]) {
        const answer = await send(operation, payloadsAbout(id, "content-canary")[operation]);
        expect([operation, answer.status]).toEqual([operation, 502]);
        answers.push(answer);
      }
    }
    // A task that was refused is not there, so that it cannot run after a restart either.
    for (const operation of ["import", "export", "sync"] as const) {
      const payload = payloadsAbout("m-late", "content-canary")[operation];
      answers.push(await send(operation, { ...payload, execution_mode: "async" }));
      expect(answers.at(-1)?.status).toBe(502);
    }
    const state = new DatabaseSync(path.join(cwd, "state.db"), { readOnly: true });
    onTestFinished(() => state.close());
    expect(state.prepare("select count(*) as tasks from task").get()).toEqual({ tasks: 0 });

    for (const answer of answers.filter(({ status }) => status === 502)) {
      expect(answer.text).not.toContain("content-canary");
      expect(at(answer.body, "error", "code")).toBe("MGP_BACKEND_ERROR");
      expect(at(answer.body, "data")).toBeNull();
      expect(answer.text).not.toContain(cwd);
    }
    expect(child.stdout().split("effect ").length).toBe(effects);
    // A look at the parts is good for a second.
    const readiness = async (): Promise<Answer> => await answerOf(await fetch(`${url}/readyz`));
    await expect.poll(async () => (await readiness()).status).toBe(503);
    const ready = await readiness();
    expect(at(ready.body, "status")).toBe("not_ready");
    expect(ready.text).not.toContain(cwd);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(statSync(path.join(cwd, "audit.jsonl")).size).toBeLessThanOrEqual(LIMIT * 1_024);
  });
});
