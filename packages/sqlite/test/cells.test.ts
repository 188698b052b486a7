import { wordIn } from "@mgp/adapter-kit";
import { StoreError } from "@mgp/core";
import { expect, test } from "vitest";
import { bytesIn, cells, numberIn, SqliteError, storeErrorOf, textIn, textsIn } from "../src/index.ts";
import { temporaryFile, testConnection } from "./temporary-folder.ts";

function caught(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

test("cells are read as what they were written", () => {
  const connection = testConnection(temporaryFile());
  const row = connection.get("SELECT ? AS n, ? AS t, ? AS b, ? AS l, ? AS w", [
    1.5,
    "a\u0000b",
    new Uint8Array([1, 2]),
    '["x","y"]',
    "on",
  ]);
  expect([numberIn(row, "n"), textIn(row, "t"), bytesIn(row, "b"), textsIn(row, "l")]).toEqual([
    1.5,
    "a\u0000b",
    new Uint8Array([1, 2]),
    ["x", "y"],
  ]);
  expect(wordIn(cells, row, "w", ["on", "off"])).toBe("on");
});

test.each([
  () => numberIn({ kiwi: "1" }, "kiwi"),
  () => textIn({ kiwi: 1 }, "kiwi"),
  () => textIn(undefined, "kiwi"),
  () => bytesIn({ kiwi: "1" }, "kiwi"),
  () => textsIn({ kiwi: "secret" }, "kiwi"),
  () => textsIn({ kiwi: '["secret",1]' }, "kiwi"),
  () => wordIn(cells, { kiwi: "secret" }, "kiwi", ["on"]),
])("a cell of another kind is damaged, and named without its content: %s", (read) => {
  expect(read).toThrow(new SqliteError("cell", "is damaged: kiwi cannot be read"));
});

test("a store error names the database, says what is wrong, and keeps the driver's words to itself", () => {
  const connection = testConnection(temporaryFile());
  const cell = storeErrorOf(
    caught(() => numberIn({}, "kiwi")),
    "kiwi database",
  );
  expect([cell.code, cell.message]).toEqual(["damaged", "the kiwi database is damaged: kiwi cannot be read"]);
  const driver = storeErrorOf(
    caught(() => connection.run("SELECT secret FROM nowhere")),
    "kiwi database",
  );
  expect([driver.code, driver.message]).toEqual(["unavailable", "the kiwi database failed"]);
  const full = storeErrorOf(Object.assign(new Error("disk"), { errcode: 13 }), "kiwi database");
  expect([full.code, full.message]).toEqual(["unwritable", "the disk of the kiwi database is full"]);
  const own = new StoreError("busy", "one of ours");
  expect(storeErrorOf(own, "kiwi database")).toBe(own);
});
