import { appendFileSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { tailAuditLog } from "../src/index.ts";
import { temporaryFolder } from "./samples.ts";

function logOf(text: string): string {
  const file = path.join(temporaryFolder(), "audit.jsonl");
  writeFileSync(file, text);
  return file;
}

async function collect(lines: AsyncIterable<string>): Promise<readonly string[]> {
  const collected: string[] = [];
  for await (const line of lines) collected.push(line);
  return collected;
}

test("begins with the last lines", async () => {
  const many = Array.from({ length: 5000 }, (_, number) => `${number} ${"x".repeat(number % 90)}`);
  const file = logOf(`${many.join("\n")}\n`);
  expect(await collect(tailAuditLog(file))).toEqual(many.slice(-10));
  expect(await collect(tailAuditLog(file, { lines: 0 }))).toEqual([]);
  expect(await collect(tailAuditLog(file, { lines: 3000 }))).toEqual(many.slice(-3000));
  expect(await collect(tailAuditLog(file, { lines: 9000 }))).toEqual(many);
  expect(await collect(tailAuditLog(logOf("")))).toEqual([]);
});

test("leaves a line that is being written for later", async () => {
  const file = logOf("one\ntwo\nthr");
  expect(await collect(tailAuditLog(file))).toEqual(["one", "two"]);
});

test("follows what is written, and a new file in the old one's place, until it is told to stop", async () => {
  const file = logOf("one\n");
  const stop = new AbortController();
  const lines = tailAuditLog(file, { lines: 1, follow: true, signal: stop.signal });
  expect(await lines.next()).toEqual({ done: false, value: "one" });
  appendFileSync(file, "tw");
  appendFileSync(file, "o\n");
  expect(await lines.next()).toEqual({ done: false, value: "two" });
  writeFileSync(`${file}.new`, "three\n");
  renameSync(`${file}.new`, file);
  expect(await lines.next()).toEqual({ done: false, value: "three" });
  stop.abort();
  expect(await lines.next()).toEqual({ done: true, value: undefined });
  expect(readFileSync(file, "utf8")).toBe("three\n");
});
