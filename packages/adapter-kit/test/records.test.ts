import { objectCells, recordReader, textsInArray, textsInJson, wordIn } from "@mgp/adapter-kit";
import { StoreError } from "@mgp/core";
import { describe, expect, it } from "vitest";

const cells = objectCells(textsInJson, (column) => new StoreError("damaged", `${column} cannot be read`));
const toRecord = recordReader(cells);

const row = {
  memory_id: "a",
  revision: 2,
  state: "revoked",
  state_changed_at: 7,
  state_reason: "asked",
  body: "{}",
  subject_kind: "user",
  subject_id: "ada",
  scope: "user",
  type: "preference",
  created_at: 1,
  updated_at: 2,
  expires_at: 9,
  valid_from: 10,
  valid_to: 11,
  match_keys: '["k"]',
  person_keys: "[]",
  label_keys: '["l"]',
  sensitivity: "restricted",
  hidden: 1,
  thread: "t",
  place: 12,
  write_ids: '["w","x"]',
};

const record = {
  memoryId: "a",
  revision: 2,
  state: "revoked",
  stateChangedAt: 7,
  stateReason: "asked",
  body: "{}",
  subject: { kind: "user", id: "ada" },
  scope: "user",
  type: "preference",
  sensitivity: "restricted",
  hidden: true,
  createdAt: 1,
  updatedAt: 2,
  expiresAt: 9,
  validFrom: 10,
  validTo: 11,
  matchKeys: ["k"],
  personKeys: [],
  labelKeys: ["l"],
  thread: "t",
  place: 12,
  writeIds: ["w", "x"],
};

describe("a record", () => {
  it("is read from the columns of its row", () => {
    expect(toRecord(row)).toStrictEqual(record);
  });

  it("has no member for what is not there", () => {
    const none = { state_changed_at: null, state_reason: null, sensitivity: null, thread: null, place: null };
    const brief = toRecord({ ...row, ...none, expires_at: undefined, valid_from: null, valid_to: null });
    const optional = /^(?:state.|expires|valid|sensitivity|thread|place)/;
    expect(Object.keys(brief)).toEqual(Object.keys(record).filter((name) => !optional.test(name)));
  });

  it.each([
    ["memory_id", null],
    ["revision", "2"],
    ["state", "purged"],
    ["body", null],
    ["subject_kind", "unknown"],
    ["subject_id", 1],
    ["scope", "all"],
    ["type", ""],
    ["created_at", null],
    ["updated_at", "now"],
    ["match_keys", "[1]"],
    ["person_keys", "["],
    ["label_keys", "l"],
    ["sensitivity", "secret"],
    ["hidden", "yes"],
    ["hidden", null],
    ["write_ids", null],
  ])("is damaged by a cell of another kind: %s", (column, value) => {
    const message = `${column} cannot be read`;
    expect(() => toRecord({ ...row, [column]: value })).toThrow(expect.objectContaining({ code: "damaged", message }));
  });

  it("is read otherwise where the backend keeps it so", () => {
    const read = recordReader(cells, {
      body: () => "[]",
      matchKeys: (given) => [cells.text(given, "key1")],
      subject: () => ({ kind: "org", id: "acme" }),
    });
    const { body: _, match_keys: __, subject_kind: ___, ...rest } = row;
    expect(read({ ...rest, key1: "l" })).toMatchObject({
      body: "[]",
      matchKeys: ["l"],
      subject: { kind: "org", id: "acme" },
    });
  });
});

it("a row that was not found is damaged", () => {
  expect(() => cells.number(undefined, "count")).toThrow("count cannot be read");
  expect(cells.optionalText(undefined, "name")).toBeUndefined();
});

it("a list of texts is an array, or the JSON of one", () => {
  expect(textsInArray(["a", "b"])).toEqual(["a", "b"]);
  expect(["a", null, [1], {}].map(textsInArray)).toEqual([undefined, undefined, undefined, undefined]);
  expect(['["a"]', "[]"].map(textsInJson)).toEqual([["a"], []]);
  expect(["a", "1", "{}", "[1]", null, ["a"]].map(textsInJson).filter((texts) => texts !== undefined)).toEqual([]);
});

it("a word is one of those that a cell may hold", () => {
  expect(wordIn(cells, { kind: "b" }, "kind", ["a", "b"])).toBe("b");
  expect(() => wordIn(cells, { kind: "c" }, "kind", ["a", "b"])).toThrow("kind cannot be read");
});
