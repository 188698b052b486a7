import { writeFileSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { run } from "../../src/command/run.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { payloadsAbout } from "./support/requests.ts";
import { startWorld } from "./support/world.ts";

/** What `mgp-gateway audit verify` says about a text. */
async function verify(
  file: string,
  text: string,
  ...flags: readonly string[]
): Promise<{ code: number; said: string }> {
  writeFileSync(file, text, "latin1");
  let said = "";
  const collect = (words: string): void => {
    said += words;
  };
  const terminal = {
    environment: {},
    workingDirectory: path.dirname(file),
    out: collect,
    err: collect,
    isInteractive: false,
  };
  return { code: await run(["audit", "verify", file, ...flags], terminal), said };
}

/** The log of a real gateway that did a bit of everything, as bytes in Latin-1. */
async function someLog(): Promise<string> {
  const world = await startWorld();
  const { "acme-bot": bot, "globex-bot": globex } = world.identities;
  for (const identity of [bot, globex]) {
    for (const operation of ["write", "get", "update", "search", "get", "delete", "purge", "get"] as const)
      await world.ask(operation, identity, payloadsAbout("m-ü")[operation]);
  }
  return readFileSync(world.auditFile, "latin1");
}

function firstBad(said: string): number {
  return Number(/: line (\d+): /.exec(said)?.[1]);
}

function split(log: string): string[] {
  return log.split("\n").slice(0, -1);
}

function join(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

test("the log as it was written is whole", async () => {
  const file = path.join(temporaryFolder(), "audit.jsonl");
  const log = await someLog();
  const { code, said } = await verify(file, log);
  expect([code, said]).toEqual([0, expect.stringContaining(`${split(log).length} lines, unbroken`)]);
});

test("any byte that is changed, removed or added is found, in its line", async () => {
  const file = path.join(temporaryFolder(), "audit.jsonl");
  const log = await someLog();
  const edits = fc.record({
    place: fc.nat(log.length - 1),
    kind: fc.constantFrom("change", "remove", "add", "bit"),
    by: fc.integer({ min: 1, max: 255 }),
  });
  await fc.assert(
    fc.asyncProperty(edits, async ({ place, kind, by }) => {
      const old = log.charCodeAt(place);
      const byte = String.fromCharCode(kind === "bit" ? old ^ (1 << (by % 8)) : (old + by) % 256);
      const middle = kind === "remove" ? "" : kind === "add" ? byte + log.charAt(place) : byte;
      const edited = log.slice(0, place) + middle + log.slice(place + 1);
      if (edited === log) return;
      const { code, said } = await verify(file, edited);
      expect([code, said]).toEqual([1, expect.stringMatching(/: line \d+: /)]);
      const line = log.slice(0, place).split("\n").length;
      // A new byte before a line feed, and a line feed that is gone, show in this line or the next.
      expect([line, line + 1]).toContain(firstBad(said));
    }),
    { numRuns: 600 },
  );
});

test("any line that is dropped, doubled, moved or put in is found", async () => {
  const file = path.join(temporaryFolder(), "audit.jsonl");
  const lines = split(await someLog());
  const foreign = split(await someLog());
  for (const [index, line] of lines.entries()) {
    const others = lines.filter((_, place) => place !== index);
    const edits = [
      lines.toSpliced(index, 0, line),
      lines.toSpliced(index, 0, foreign[index] ?? ""),
      lines.with(index, foreign[index] ?? ""),
      lines.toSpliced(index, 0, "{}"),
      lines.toSpliced(index, 0, ""),
      ...(index < lines.length - 1 ? [others] : []),
      ...(index > 0 ? [others.toSpliced(index - 1, 0, line)] : []),
      ...(index > 0 ? [others.toSpliced(0, 0, line)] : []),
    ];
    for (const edited of edits) {
      const { code, said } = await verify(file, join(edited));
      expect([index, code]).toEqual([index, 1]);
      expect(firstBad(said)).toBeLessThanOrEqual(index + 2);
    }
  }
});

test("lines cut off at the end are found with a head that was noted earlier, so is another log", async () => {
  const file = path.join(temporaryFolder(), "audit.jsonl");
  const log = await someLog();
  const head = /hash is ([0-9a-f]{64})/.exec((await verify(file, log)).said)?.[1] ?? "";
  expect((await verify(file, log, "--head", head)).code).toBe(0);
  const lines = split(log);
  for (let kept = 0; kept < lines.length; kept += 1)
    expect((await verify(file, join(lines.slice(0, kept)), "--head", head)).code).toBe(1);
  expect((await verify(file, await someLog(), "--head", head)).code).toBe(1);
  expect((await verify(file, log.slice(0, -1))).code).toBe(1);
});
