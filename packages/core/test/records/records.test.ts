import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  draftOf,
  expiryOf,
  formatInstant,
  hashOf,
  labelKey,
  labelKeysOf,
  matchKeysOf,
  soughtKeysOf,
  parseInstant,
  personKey,
  personKeysOf,
  relationEndKey,
} from "../../src/index.ts";
import type { MemoryObject } from "../../src/index.ts";
import { portableDigest } from "../../src/records/hash.ts";

const memory: MemoryObject = {
  memory_id: "m-1",
  subject: { kind: "user", id: "u-1" },
  scope: "user",
  type: "semantic_fact",
  content: { statement: "Lives in Oslo." },
  source: { kind: "chat", ref: "c:1" },
  created_at: "2026-01-02T03:04:05Z",
};
const created = Date.UTC(2026, 0, 2, 3, 4, 5);

describe("formatInstant", () => {
  it.each([
    [created + 5, "2026-01-02T03:04:05.005Z"],
    [-8.64e15, "0000-01-01T00:00:00.000Z"],
    [8.64e15, "9999-12-31T23:59:59.999Z"],
  ])("%d is %s", (instant, text) => {
    expect(formatInstant(instant)).toBe(text);
  });

  it("writes what parseInstant reads", () => {
    const instants = fc.integer({ min: Date.UTC(2026, 0) - 6.4e13, max: 253_402_300_799_999 });
    fc.assert(
      fc.property(fc.oneof(instants, fc.maxSafeInteger()), (instant) => {
        const read = parseInstant(formatInstant(instant));
        expect(read).toBe(Math.min(Math.max(instant, parseInstant("0000-01-01") ?? 0), 253_402_300_799_999));
      }),
    );
  });
});

describe("parseInstant", () => {
  it.each([
    ["2026-01-02T03:04:05Z", created],
    ["2026-01-02T03:04:05", created],
    ["2026-01-02 03:04:05.250Z", created + 250],
    ["2026-01-02T05:04:05+02:00", created],
    ["2026-01-02T05:04:05+0200", created],
    ["20260102T030405Z", created],
    ["2026-01-02", Date.UTC(2026, 0, 2)],
    ["2026-01-02T03:04:05.0001", created],
    ["2026-01-02t03:04:05z", created],
    ["2026-01-02T03:04:05.2501234567891234567890Z", created + 250],
    ["2026-01-02T03:04:05,25Z", created + 250],
    ["2026-01-02T03", Date.UTC(2026, 0, 2, 3)],
    ["2026-01-01T24:00:00Z", Date.UTC(2026, 0, 2)],
    ["2026-01-01T24:00:00.000+01:00", Date.UTC(2026, 0, 1, 23)],
    ["2016-12-31T23:59:60Z", Date.UTC(2017, 0, 1)],
    ["2016-12-31T15:59:60.5-08:00", Date.UTC(2017, 0, 1) + 500],
    ["2026-W01-5T03:04:05Z", created],
    ["2026W015", Date.UTC(2026, 0, 2)],
    ["2020-W53-5", Date.UTC(2021, 0, 1)],
    ["2026-002T03:04:05Z", created],
    ["2024366", Date.UTC(2024, 11, 31)],
    ["0050-01-02", new Date(0).setUTCFullYear(50, 0, 2)],
  ])("reads %s", (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  it.each([
    "2026-02-30",
    "2026-1-02",
    "2026-01-02T03:04:05.Z",
    "2026-01-02T03:04:61Z",
    "2026-01-02T24:00:01Z",
    "2026-01-02T24:00:00.001Z",
    "2026-01-02T03:04:05+24:00",
    "2026-01-02T03:04:05+01:60",
    "2026-01-02T03:04:05Z ",
    "2026-01-02 T03:04:05Z",
    "2026-01-02T",
    "2026-W54-1",
    "2025-W53-1",
    "2026-W01-8",
    "2026-W00-1",
    "2026-366",
    "2026-000",
    "garbage",
    "",
    "2026-13-01",
    "2026-01-02T25:00:00Z",
    "2026-01-02T03:60:00Z",
  ])("cannot read %s", (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});

describe("expiryOf", () => {
  it("counts from created_at", () => {
    expect(expiryOf({ ...memory, ttl_seconds: 60 })).toBe(created + 60_000);
  });

  it.each([
    ["no time to live", {}],
    ["0", { ttl_seconds: 0 }],
    ["a created_at that cannot be read", { ttl_seconds: 60, created_at: "this morning" }],
    ["a time to live beyond the last instant", { ttl_seconds: Number.MAX_SAFE_INTEGER }],
  ])("is never for %s", (_case, change) => {
    expect(expiryOf({ ...memory, ...change })).toBeUndefined();
  });
});

describe("matchKeysOf", () => {
  it("binds each key to subject, type and kind of key", () => {
    const withKeys = { ...memory, extensions: { "mgp:dedupe_key": "k", "mgp:conflict_key": "k" } };
    const keys = matchKeysOf(withKeys);
    expect(new Set(keys).size).toBe(3);
    expect(keys).toEqual(keys.toSorted());
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
    for (const other of [
      { ...withKeys, subject: { kind: "user" as const, id: "u-2" } },
      { ...withKeys, subject: { kind: "agent" as const, id: "u-1" } },
      { ...withKeys, type: "profile" as const },
    ]) {
      expect(matchKeysOf(other).filter((key) => keys.includes(key))).toEqual([]);
    }
    expect(matchKeysOf({ ...withKeys, scope: "org" })).toEqual(keys);
  });

  it("binds the key of a hidden statement to that, and a write looks for and by it only where it may", () => {
    const [open = ""] = matchKeysOf(memory);
    for (const sensitivity of ["confidential", "restricted"] as const) {
      const [hidden = "", ...others] = matchKeysOf({ ...memory, sensitivity });
      expect(others).toEqual([]);
      expect(hidden).not.toBe(open);
      expect(soughtKeysOf({ ...memory, sensitivity }, false)).toEqual([]);
      for (const label of [sensitivity, "public"] as const)
        expect(soughtKeysOf({ ...memory, sensitivity: label }, true)).toEqual([open, hidden].toSorted());
    }
    expect(matchKeysOf({ ...memory, sensitivity: "internal" })).toEqual([open]);
    expect(soughtKeysOf(memory, false)).toEqual([open]);
  });

  it("makes no key of an empty or absent value", () => {
    expect(matchKeysOf({ ...memory, content: { statement: "" }, extensions: { "mgp:dedupe_key": "" } })).toEqual([]);
    expect(matchKeysOf({ ...memory, content: {} })).toEqual([]);
  });
});

describe("personKeysOf", () => {
  it("names subject and asserter, each once", () => {
    const agent = { kind: "agent" as const, id: "a-1" };
    expect(personKeysOf({ ...memory, asserted_by: agent })).toEqual([personKey(memory.subject), personKey(agent)]);
    expect(personKeysOf({ ...memory, asserted_by: memory.subject })).toEqual([personKey(memory.subject)]);
  });

  it("names both ends of a relationship, as the memory spells them, and of nothing else", () => {
    const content = { statement: "Ada knows Ada.", subject_entity: "user:ada", object_entity: "user:ada" };
    expect(personKeysOf({ ...memory, type: "relationship", content })).toEqual([
      personKey(memory.subject),
      relationEndKey("user:ada"),
    ]);
    expect(personKeysOf({ ...memory, content })).toEqual([personKey(memory.subject)]);
    const nameless = { ...content, subject_entity: "", object_entity: "kiwi" };
    expect(personKeysOf({ ...memory, type: "relationship", content: nameless })).toEqual([
      personKey(memory.subject),
      relationEndKey("kiwi"),
    ]);
  });
});

describe("labelKeysOf", () => {
  it("makes a key of each label, and tells a number from the text that reads like it", () => {
    const labels = { team: "red", rank: 1, open: true, nested: { a: 1 }, none: null };
    const keys = labelKeysOf({ ...memory, extensions: { "mgp:labels": labels } });
    expect(keys).toEqual([labelKey("team", "red"), labelKey("rank", 1), labelKey("open", true)].toSorted());
    expect(labelKey("rank", 1)).not.toBe(labelKey("rank", "1"));
    expect(labelKey("a", "b")).not.toBe(labelKey("ab", ""));
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
  });

  it("makes none of labels that are no object, and at most sixteen", () => {
    for (const labels of [undefined, null, "red", ["red"]])
      expect(labelKeysOf({ ...memory, extensions: { "mgp:labels": labels ?? null } })).toEqual([]);
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, number) => [`l${String(number)}`, number]));
    expect(labelKeysOf({ ...memory, extensions: { "mgp:labels": many } })).toHaveLength(16);
  });
});

describe("draftOf", () => {
  it("keeps the session that the first write decided", () => {
    const session = { thread: "t".repeat(32), place: 7 };
    expect(draftOf(memory, { state: "active", writeIds: ["w"], now: 9, session })).toMatchObject(session);
    expect(Object.keys(draftOf(memory, { state: "active", writeIds: ["w"], now: 9, session: {} }))).not.toContain(
      "thread",
    );
  });

  it.for([
    ["confidential", true],
    ["restricted", true],
    ["internal", false],
    ["public", false],
    [undefined, false],
  ] as const)("says of a memory that is %s whether its content is hidden: %s", ([sensitivity, hidden]) => {
    const labelled = sensitivity === undefined ? memory : { ...memory, sensitivity };
    expect(draftOf(labelled, { state: "active", writeIds: ["w"], now: 9 }).hidden).toBe(hidden);
  });

  it("derives what a store indexes, and keeps the last eight writes", () => {
    const writeIds = Array.from({ length: 10 }, (_, index) => `w${index}`);
    const changed = { ...memory, updated_at: "2026-01-03", ttl_seconds: 1 };
    const draft = draftOf(changed, { state: "revoked", stateReason: "asked", stateChangedAt: 7, writeIds, now: 9 });
    expect(draft).toEqual({
      memoryId: "m-1",
      state: "revoked",
      stateChangedAt: 7,
      stateReason: "asked",
      body: JSON.stringify(changed),
      subject: memory.subject,
      scope: "user",
      type: "semantic_fact",
      createdAt: created,
      updatedAt: Date.UTC(2026, 0, 3),
      expiresAt: created + 1000,
      matchKeys: matchKeysOf(memory),
      hidden: false,
      personKeys: personKeysOf(memory),
      labelKeys: [],
      writeIds: writeIds.slice(2),
    });
  });

  it("keeps when it holds, with an open side where none is said, and closed for good where a time cannot be read", () => {
    for (const [validity, from, to] of [
      [{}, undefined, undefined],
      [{ valid_from: null, valid_to: null }, undefined, undefined],
      [{ valid_from: "1970-01-01T00:00:01Z", valid_to: "1970-01-02" }, 1_000, 86_400_000],
      [{ valid_from: "spring", valid_to: "" }, 8.64e15, -8.64e15],
    ] as const) {
      const draft = draftOf({ ...memory, ...validity }, { state: "active", writeIds: ["w"], now: 9 });
      expect([draft.validFrom, draft.validTo]).toEqual([from, to]);
    }
  });

  it("takes the time of the write for dates that cannot be read", () => {
    const draft = draftOf(
      { ...memory, created_at: "?", updated_at: "?" },
      { state: "active", writeIds: ["w"], now: 9 },
    );
    expect([draft.createdAt, draft.updatedAt]).toEqual([9, 9]);
  });
});

describe("hashOf", () => {
  it("is the same with Node's hash and without", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (parts) => {
        expect(hashOf(parts)).toBe(portableDigest(JSON.stringify(parts)));
      }),
    );
  });
});
