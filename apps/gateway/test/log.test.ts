import { expect, test } from "vitest";
import { plainLine } from "../src/log/plain-line.ts";
import { safeLine } from "../src/log/safe-line.ts";

test("no character of a log line moves a terminal, breaks the line or turns it round", () => {
  for (let code = 0; code < 0x3000; code += 1) {
    const line = safeLine(`${JSON.stringify({ path: String.fromCharCode(code) })}\n`);
    // oxlint-disable-next-line no-control-regex
    expect(line).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
    expect(line.split("\n")).toHaveLength(2);
    const parsed: unknown = JSON.parse(line);
    expect(parsed).toEqual({ path: String.fromCharCode(code) });
  }
});

test("a plain line is for reading, and stays one line", () => {
  const line = JSON.stringify({
    level: "INFO",
    time: "2026-01-01T12:00:00.000Z",
    logger: "mgp.gateway",
    message: "request_completed",
    path: "/a\n\u001b[31m",
    status_code: 200,
  });
  expect(safeLine(plainLine(line))).toBe(
    '12:00:00.000 INFO mgp.gateway request_completed path="/a\\n\\u001b[31m" status_code=200\n',
  );
});
