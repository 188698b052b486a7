import { changeStart, cutToPage, pageOf, pageOfNames } from "@mgp/adapter-kit";
import { changeCursor, idCursor } from "@mgp/core";
import { describe, expect, it } from "vitest";

const bytesOf = (bytes: number): number => bytes;

describe("a page", () => {
  it("ends at its limit, and one more that was found gives it a cursor", () => {
    expect(pageOfNames(["a", "b", "c"], { limit: 2 })).toEqual({ items: ["a", "b"], cursor: idCursor("b") });
    expect(pageOfNames(["a", "b"], { limit: 2 })).toEqual({ items: ["a", "b"] });
    expect(pageOfNames([], { limit: 2 })).toEqual({ items: [] });
  });

  it("ends before the item that has no room, the first aside", () => {
    expect(cutToPage([4, 4, 4], { limit: 9, bytes: 8 }, bytesOf)).toEqual({ items: [4, 4], more: true });
    expect(cutToPage([9, 1], { limit: 9, bytes: 8 }, bytesOf)).toEqual({ items: [9], more: true });
    expect(cutToPage([4, 4], { limit: 9 }, bytesOf)).toEqual({ items: [4, 4], more: false });
  });

  it("shows what was found in the caller's form, and goes on behind the last", () => {
    const page = pageOf(
      { items: [1, 2], more: true },
      (found) => found * 10,
      (found) => `behind ${String(found)}`,
    );
    expect(page).toEqual({ items: [10, 20], cursor: "behind 2" });
  });
});

describe("a page of changes", () => {
  const state = { feed: "f", horizon: 5, newest: 9 };

  it("begins at the beginning for a reader who is new, whatever was forgotten", () => {
    const start = changeStart(undefined, state);
    expect(start).toEqual({ feed: "f", position: 0, horizon: 5 });
    expect(changeStart(changeCursor(start), state)).toEqual(start);
  });

  it("goes on behind its cursor", () => {
    const cursor = changeCursor({ feed: "f", position: 7, horizon: 0 });
    expect(changeStart(cursor, state)).toEqual({ feed: "f", position: 7, horizon: 0 });
  });

  it.each([
    ["of another feed", { feed: "g", position: 7, horizon: 5 }],
    ["from the future", { feed: "f", position: 10, horizon: 5 }],
    ["from before a purge that is forgotten", { feed: "f", position: 4, horizon: 4 }],
  ])("refuses a cursor %s", (_, position) => {
    expect(() => changeStart(changeCursor(position), state)).toThrow(
      expect.objectContaining({ code: "cursor_invalid" }),
    );
  });
});
