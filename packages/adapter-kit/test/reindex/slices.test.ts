import { slicesOf } from "@mgp/adapter-kit";
import { expect, test } from "vitest";

const MEGABYTE = 1_048_576;

function sizesOf(megabytes: readonly number[]): readonly (readonly number[])[] {
  return Array.from(slicesOf(megabytes, (size) => size * MEGABYTE));
}

test("records share a slice up to eight megabytes; a larger one is alone; none is lost", () => {
  expect(sizesOf([1, 2, 5, 1, 16, 7, 2])).toEqual([[1, 2, 5], [1], [16], [7], [2]]);
  expect(sizesOf([0, 0, 0])).toEqual([[0, 0, 0]]);
  expect(sizesOf([])).toEqual([]);
});
