import { appendFileSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chainLine, genesis, readLine } from "@mgp/governance";
import { sampleIntent, sampleOutcome } from "@mgp/ledger-suite";
import fc from "fast-check";
import { expect, test } from "vitest";
import { verifyAuditLog } from "../src/index.ts";
import { temporaryFolder } from "./samples.ts";

/** A sound log, of intents and outcomes, some with text that is escaped in the file. */
const soundLines: readonly string[] = (() => {
  let head = genesis;
  return Array.from({ length: 24 }, (_, number) => {
    const entry =
      number % 3 === 0
        ? sampleIntent(number)
        : sampleOutcome(number, { target_memory_id: `mém_${number % 2 === 0 ? "\u2028" : ""}` });
    const chained = chainLine(entry, head);
    head = chained.head;
    return chained.text.slice(0, -1);
  });
})();
const anyLine = fc.nat({ max: soundLines.length - 1 });

/** The lines after an attack, and the first of them that is bad, counted from 0. */
interface Attack {
  readonly lines: readonly string[];
  readonly firstBad: number;
}

const edits = fc
  .tuple(anyLine, fc.nat(), fc.string({ minLength: 1, maxLength: 3 }), fc.nat({ max: 3 }))
  .map(([place, at, inserted, removed]): Attack => {
    const line = soundLines[place] ?? "";
    const from = at % (line.length + 1);
    const edited = line.slice(0, from) + inserted + line.slice(from + removed);
    return { lines: soundLines.with(place, edited), firstBad: edited === line ? -1 : place };
  });
const drops = fc
  .nat({ max: soundLines.length - 2 })
  .map((place): Attack => ({ lines: soundLines.toSpliced(place, 1), firstBad: place }));
const swaps = fc.tuple(anyLine, anyLine).map(([left, right]): Attack => ({
  lines: soundLines.with(left, soundLines[right] ?? "").with(right, soundLines[left] ?? ""),
  firstBad: left === right ? -1 : Math.min(left, right),
}));
const copies = fc.tuple(anyLine, anyLine).map(([from, to]): Attack => ({
  lines: soundLines.toSpliced(to, 0, soundLines[from] ?? ""),
  firstBad: from === to ? to + 1 : to,
}));
const foreign = fc.tuple(anyLine, fc.oneof(fc.json(), fc.string())).map(([to, text]): Attack => ({
  lines: soundLines.toSpliced(to, 0, text.replaceAll("\n", "")),
  firstBad: to,
}));
const forged = anyLine.map((place): Attack => {
  // A line made with the right number and the right predecessor, in the place of the true one.
  const before = readLine(soundLines[place - 1] ?? "");
  const previous = typeof before === "string" ? genesis : before.head;
  const made = chainLine(sampleOutcome(999), previous).text.slice(0, -1);
  // By itself it is sound; what follows it is not. The last line has nothing behind it that could tell.
  return { lines: soundLines.with(place, made), firstBad: place === soundLines.length - 1 ? -1 : place + 1 };
});

test("finds every edit, drop, swap, copy and insertion, and names the first bad line", async () => {
  const file = path.join(temporaryFolder(), "audit.jsonl");
  await fc.assert(
    fc.asyncProperty(fc.oneof(edits, drops, swaps, copies, foreign, forged), async ({ lines, firstBad }) => {
      writeFileSync(file, `${lines.join("\n")}\n`);
      const { firstBad: found } = await verifyAuditLog(file);
      // A line feed put into a line makes two bad ones of it; the first is where it was.
      expect(found?.line).toBe(firstBad < 0 ? undefined : firstBad + 1);
    }),
    { numRuns: 5000 },
  );
}, 120_000);

test("finds a torn end at every byte", async () => {
  const file = path.join(temporaryFolder(), "audit.jsonl");
  const last = soundLines.length;
  for (let missing = 1; missing <= (soundLines.at(-1) ?? "").length; missing += 1) {
    writeFileSync(file, `${soundLines.join("\n")}\n`.slice(0, -missing));
    expect(await verifyAuditLog(file)).toMatchObject({ lines: last - 1, firstBad: { line: last } });
  }
});

test("a head that was noted down shows that the end was cut off or the log replaced", async () => {
  const file = path.join(temporaryFolder(), "audit.jsonl");
  writeFileSync(file, `${soundLines.join("\n")}\n`);
  const { head, lines, firstBad } = await verifyAuditLog(file);
  expect({ lines, firstBad }).toEqual({ lines: 24, firstBad: undefined });
  appendFileSync(file, chainLine(sampleOutcome(99), { seq: lines, hash: head }).text);
  expect(await verifyAuditLog(file, { knownHead: head })).not.toHaveProperty("firstBad");
  truncateSync(file, `${soundLines.slice(0, -1).join("\n")}\n`.length);
  expect(await verifyAuditLog(file)).not.toHaveProperty("firstBad");
  expect(await verifyAuditLog(file, { knownHead: head })).toMatchObject({ lines: 23, firstBad: { line: 24 } });
});
