import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseCallers, readCallersFile } from "../../src/authentication/callers-file.ts";
import { digestOfSecret } from "../../src/authentication/digest.ts";
import { drawKey, newEntry } from "../../src/authentication/new-key.ts";
import { readTextFile } from "../../src/settings/bounded-file.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const noon = Date.parse("2026-11-30T12:00:00Z");

/** The id of the caller that a key with such terms authenticates at noon. */
function callerAtNoon(terms: object): string | undefined {
  const { key, sha256 } = drawKey();
  const text = JSON.stringify({ callers: [newEntry("bot", [{ sha256, ...terms }])] });
  return parseCallers(text, () => noon).findByDigest(digestOfSecret(key))?.id;
}

describe("a key is valid", () => {
  test.each([
    [{}, true],
    [{ not_before: "2026-11-30T12:00:00Z" }, true],
    [{ not_before: "2026-11-30T12:00:00.001Z" }, false],
    [{ not_before: "2026-11-30T14:00:00+02:00" }, true],
    [{ not_before: "2026-11-30T13:59:59+01:00" }, false],
    [{ not_after: "2026-11-30T12:00:00Z" }, true],
    [{ not_after: "2026-11-30T11:59:59.999Z" }, false],
    [
      { not_before: "2026-11-30t11:00:00z", not_after: "2026-11-30T13:00:00Z", created_at: "2026-11-29T00:00:00Z" },
      true,
    ],
    [{ revoked_at: "2026-11-30T11:00:00Z" }, false],
    [{ revoked_at: "2999-01-01T00:00:00Z" }, false],
  ])("with the terms %j at noon: %j", (terms, letsIn) => {
    expect(callerAtNoon(terms)).toBe(letsIn ? "bot" : undefined);
  });

  test("of several of one caller each, in its time, and the one of an entry with key_sha256", () => {
    const [old, fresh, single] = [drawKey(), drawKey(), drawKey()];
    let now = noon;
    const { keys: _, ...entry } = newEntry("one", []);
    const keys = [
      { sha256: old.sha256, not_after: "2026-11-30T13:00:00Z" },
      { sha256: fresh.sha256, not_before: "2026-11-30T12:30:00Z" },
    ];
    const text = JSON.stringify({ callers: [newEntry("bot", keys), { ...entry, key_sha256: single.sha256 }] });
    const registry = parseCallers(text, () => now);
    const letIn = (): readonly (string | undefined)[] =>
      [old, fresh, single].map(({ key }) => registry.findByDigest(digestOfSecret(key))?.id);
    expect(letIn()).toEqual(["bot", undefined, "one"]);
    now = Date.parse("2026-11-30T12:45:00Z");
    expect(letIn()).toEqual(["bot", "bot", "one"]);
    now = Date.parse("2026-11-30T13:00:01Z");
    expect(letIn()).toEqual([undefined, "bot", "one"]);
  });
});

function withKeys(...keys: readonly unknown[]): string {
  return JSON.stringify({ callers: [newEntry("a", []), { ...newEntry("b", []), keys }] }, null, 2);
}

/** The number of the line on which a part of a text begins. */
function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split("\n").length;
}

/** The reading of a file with this one entry. */
function reading(entry: object): () => unknown {
  return () => parseCallers(JSON.stringify({ callers: [entry] }));
}

describe("a file is refused with the line", () => {
  const { sha256 } = drawKey();
  const times = ["2026-11-30", "2026-11-30T12:00:00", "yesterday", "2026-02-30T12:00:00Z", "", 5, null];
  const members = ["not_before", "not_after", "created_at", "revoked_at"];

  test.each(times.flatMap((time) => members.map((member) => ({ member, time }))))(
    "for a time that cannot be read: %j",
    ({ member, time }) => {
      const text = withKeys({ sha256 }, { sha256: drawKey().sha256, [member]: time });
      const line = lineOf(text, `"${member}"`);
      expect(() => parseCallers(text)).toThrow(
        `Line ${line}: callers[1].keys[1].${member} must be a date and time of RFC 3339 with a zone`,
      );
    },
  );

  test.each([
    [
      "an unknown member",
      { sha256, notbefore: "x" },
      /Line 27: .*\.keys\[0\] has the unknown key "notbefore"\. Did you mean "not_before"\?/,
    ],
    [
      "an end before the beginning",
      { sha256, not_before: "2027-01-02T00:00:00Z", not_after: "2027-01-01T00:00:00Z" },
      /not_after is before its not_before/,
    ],
    ["no digest", {}, /keys\[0\]\.sha256 must be the SHA-256/],
    ["no object", "x", /keys\[0\] must be an object/],
  ])("for %s in a key", (_, key, message) => {
    expect(() => parseCallers(withKeys(key))).toThrow(message);
  });

  test("for both forms of keys in one entry, for none, and for too many", () => {
    const entry = newEntry("a", [{ sha256 }]);
    const { keys: _, ...bare } = entry;
    expect(reading({ ...entry, key_sha256: sha256 })).toThrow("callers[0] has both keys and key_sha256");
    expect(reading(bare)).toThrow("callers[0].keys must be a list of keys");
    const many = Array.from({ length: 101 }, () => ({ sha256: drawKey().sha256 }));
    expect(() => parseCallers(withKeys(...many))).toThrow("keys has more than 100 keys. Take out revoked");
  });

  test("for one key twice, in one entry too", () => {
    expect(() => parseCallers(withKeys({ sha256 }, { sha256 }))).toThrow('("b") has a key that is in the file already');
  });

  test("for a missing comma, and for bytes that are no text", () => {
    const text = withKeys({ sha256 }).replace(`"id": "b",`, `"id": "b"`);
    expect(() => parseCallers(text)).toThrow(
      new RegExp(`^Line ${lineOf(text, '"id": "b"') + 1}, column 7: it is not valid JSON`),
    );
    const file = path.join(temporaryFolder(), "callers.json");
    writeFileSync(file, Buffer.concat([Buffer.from('{"callers":["'), Buffer.from([0xff]), Buffer.from('"]}')]));
    expect(() => readCallersFile(file)).toThrow("It is not UTF-8 text");
  });

  test("and repeats nothing that could be a secret", () => {
    const { key } = drawKey();
    const misplaced = [{ sha256: key }, { sha256, [key]: 1 }, { sha256, not_after: key }].map((one) => withKeys(one));
    const entry = newEntry("a", [{ sha256 }]);
    for (const member of ["id", "actions", "rights", "agents"])
      misplaced.push(JSON.stringify({ callers: [{ ...entry, [member]: member === "id" ? `${key} ` : [`${key}*x`] }] }));
    for (const text of misplaced) {
      expect(() => parseCallers(text)).toThrow("callers[");
      expect(() => parseCallers(text)).not.toThrow(key.slice(0, 12));
    }
  });
});

/** Microseconds of the processor that it takes to refuse a file. */
function cost(entry: object): number {
  const before = process.cpuUsage();
  expect(reading({ ...newEntry("a", []), ...entry })).toThrow(/^Line 1: callers\[0\].{1,100}$/);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

describe("a hostile file", () => {
  test("of any depth is refused in words", () => {
    const deep = `${"[".repeat(500_000)}${"]".repeat(500_000)}`;
    for (const member of ["rights", "actions", "tenants", "keys", "id"]) {
      const text = JSON.stringify({ callers: [{ ...newEntry("a", []), [member]: "here" }] }).replace(
        '"here"',
        `[${deep}]`,
      );
      expect(() => parseCallers(text)).toThrow(/^Line 1: callers\[0\].{1,200}$/);
    }
    expect(() => parseCallers(deep)).toThrow("It must hold one object");
    expect(() => parseCallers("[".repeat(4_000_000))).toThrow("is not valid JSON");
  });

  test("with a name of a million characters costs no more than one with such a value", () => {
    const long = "x".repeat(1_000_000);
    const measured = [1, 2, 3].map(() => cost({ [long]: 1 }) / cost({ id: long }));
    expect(Math.min(...measured)).toBeLessThan(10);
  });

  test("is read up to its limit and no further, whatever size it states", ({ skip }) => {
    const file = path.join(temporaryFolder(), "callers.json");
    writeFileSync(file, " ".repeat(4_194_305));
    expect(() => readCallersFile(file)).toThrow("It is larger than 4194304 bytes");
    // Files of this kind state a size of 0, and hold more.
    const growing = "/proc/self/smaps";
    skip(!existsSync(growing), "there is no /proc here");
    expect(() => readTextFile(growing, 100)).toThrow("is larger than 100 bytes");
  });
});
