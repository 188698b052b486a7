import { readFileSync } from "node:fs";
import path from "node:path";
import { type JsonObject, type OperationName } from "@mgp/core";
import { expect, test } from "vitest";
import { run } from "../../src/command/run.ts";
import { startProcess } from "../support/gateway-process.ts";
import { rawExchange } from "../support/raw-exchange.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { at, textAt } from "./support/json.ts";
import { envelope, memory, payloadsAbout } from "./support/requests.ts";
import { linesOf, startWorld, type Answer, sendTo } from "./support/world.ts";

/** C0, DEL, C1, separators, marks that turn the direction of text, byte order mark: and what ends a line somewhere. */
const points = [
  ...Array.from({ length: 0x20 }, (_, code) => code),
  ...Array.from({ length: 0x21 }, (_, code) => 0x7f + code),
  0x2028,
  0x2029,
  0x202a,
  0x202e,
  0x2066,
  0x2069,
  0x200b,
  0xfeff,
  0xfffd,
  0x1f600,
];
const nasty = [
  ...points.map((code) => String.fromCodePoint(code)),
  "\r\n",
  "\u001b[2J\u001b[31m",
  '"}\n{"',
  "\\n",
  "%0a",
  "\u001b]0;x\u0007",
];
// oxlint-disable-next-line no-control-regex
const raw = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

test("whatever stands in ids and texts: one request is one audit line, one log line and one clean answer", async () => {
  const cwd = temporaryFolder();
  const child = startProcess(["--port", "0", "--state-dir", "state"], { cwd });
  const url = await child.url;
  const send = async (operation: OperationName, body: JsonObject): Promise<Answer> =>
    await sendTo(url, operation, JSON.stringify(body));
  const sent: string[] = [];
  for (const [index, text] of nasty.entries()) {
    const caller = { agent: `agent${text}`, tenant: `acme${text}` };
    const context = { correlation_id: `c${text}`, session_id: text, channel: `${text}x` };
    const requestId = `${index}${text}end`;
    for (const operation of ["write", "get", "search"] as const) {
      const payload = { ...payloadsAbout(`m${text}`, `words${text}words`)[operation] };
      const answer = await send(operation, {
        ...envelope(operation, caller, payload, context),
        request_id: requestId,
      });
      // NUL is refused in ids; a tenant or agent of an id may hold everything else.
      expect([text, answer.status]).toEqual([text, text === "\u0000" ? 400 : 200]);
      expect(answer.headers["mgp-request-id"]).toMatch(/^[A-Za-z0-9._-]{1,128}$/);
      for (const value of Object.values(answer.headers)) expect(value).not.toMatch(raw);
      expect(textAt(answer.body, "request_id")).toBe(requestId);
      sent.push(requestId);
    }
  }
  expect(await child.stop()).toBe(0);

  const audit = readFileSync(path.join(cwd, "state", "audit.jsonl"), "utf8");
  expect(audit).not.toMatch(raw);
  const outcomes = linesOf(audit).filter((line) => at(line, "outcome") !== undefined);
  expect(outcomes.map((line) => textAt(line, "request_id"))).toEqual(sent);
  const log = child.stderr();
  expect(log).not.toMatch(raw);
  // Other programs end lines elsewhere, too: all of them see the same ones.
  expect(log.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/u)).toEqual(log.split("\n"));
  expect(linesOf(log).filter((line) => at(line, "message") === "request_completed")).toHaveLength(sent.length);

  let shown = "";
  const collect = (words: string): void => {
    shown += words;
  };
  const terminal = { environment: {}, workingDirectory: cwd, out: collect, err: collect, isInteractive: false };
  expect(await run(["audit", "tail", "state/audit.jsonl", "--lines", "1000"], terminal)).toBe(0);
  expect(shown).not.toMatch(raw);
  expect(shown.split("\n").slice(0, -1)).toHaveLength(linesOf(audit).length);
});

test("a request id in a header is repeated only when it is harmless, else replaced", async () => {
  const world = await startWorld({ named: false });
  const good = ["a", "r-1.2_3", "x".repeat(128)];
  const bad = ["", "x".repeat(129), "a b", "a;b", "<b>", "a:b", "a/b", "ü", "a\tb", "%0d%0a", '"', "a,b"];
  for (const id of [...good, ...bad]) {
    const head = ["GET /mgp/capabilities HTTP/1.1", "Host: localhost", "Connection: close"].join("\r\n");
    const bytes = Buffer.from(`${head}\r\nMGP-Request-Id: ${id}\r\n\r\n`, "utf8");
    const answer = await rawExchange(world.port, bytes);
    const echoed = /^mgp-request-id: (.*)\r$/im.exec(answer)?.[1] ?? "";
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    if (good.includes(id)) expect(echoed).toBe(id);
    else expect(echoed).toMatch(/^req_[0-9a-f]{32}$/);
  }
});

test.each(["a\u0000b", "a\u0001b", "a\u001bb", "a\rb", "\nX-Evil: 1", "a b\r\nX-Evil: 1"])(
  "a header with %j in its value brings no header of its own into the answer",
  async (id) => {
    const world = await startWorld({ named: false });
    const head = `GET /mgp/capabilities HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nMGP-Request-Id: ${id}\r\n\r\n`;
    const answer = await rawExchange(world.port, Buffer.from(head, "latin1"));
    const [headers = ""] = answer.split("\r\n\r\n");
    expect(headers.replaceAll("\r\n", "")).not.toMatch(raw);
    expect(headers).not.toMatch(/evil/i);
    expect(headers).toMatch(/^mgp-request-id: req_[0-9a-f]{32}\r?$/im);
  },
);

test("a giant request id is not repeated, and not written down", async () => {
  const giant = "g".repeat(100_000);
  for (const options of [{ named: false }, { named: false, requireTenantHeader: true }]) {
    const world = await startWorld(options);
    const body = { ...envelope("get", world.anyAgent, { memory_id: "m-1" }), request_id: giant };
    const answer = await world.send("get", JSON.stringify(body));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text.length).toBeLessThan(1_000);
    expect(JSON.stringify(world.lines()).length).toBeLessThan(5_000);
    expect(world.lines()).toHaveLength(1);
  }
});

test("half of a surrogate pair in a request id spoils neither answer nor log", async () => {
  for (const options of [{ named: false }, { named: false, requireTenantHeader: true }]) {
    const world = await startWorld(options);
    const body = JSON.stringify({ ...envelope("get", world.anyAgent, { memory_id: "m-1" }), request_id: "ID" });
    const answer = await world.send("get", body.replace('"ID"', '"a\\ud800"'));
    expect([400, 403]).toContain(answer.status);
    expect(answer.text).not.toMatch(/ud800/);
    expect(world.outcomes()).toHaveLength(1);
    const next = await world.send("get", JSON.stringify(envelope("get", world.anyAgent, { memory_id: "m" })));
    expect(next.status).not.toBe(502);
  }
});

test("what the gateway does not know is in the log only under its path, cut to a length", async () => {
  const lines: unknown[] = [];
  const world = await startWorld({ log: (_level, event, fields) => lines.push({ event, ...fields }) });
  await world.send("get", JSON.stringify({ memory: memory("m", "secret-canary") }), {
    Authorization: "Bearer secret-canary",
  });
  await fetch(`${world.url}/mgp/get?key=secret-canary`, { method: "POST" });
  await fetch(`${world.url}/${"p".repeat(5_000)}`);
  expect(lines).toHaveLength(3);
  expect(JSON.stringify(lines)).not.toContain("secret-canary");
  expect(JSON.stringify(lines).length).toBeLessThan(2_000);
});
