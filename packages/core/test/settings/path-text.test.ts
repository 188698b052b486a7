import { expect, it } from "vitest";
import { expandHome, pathFault } from "../../src/index.ts";

it.each(["a", "./a b", "~/a", "/a/b.db", "C:\\a", "a:b"])("%j names a file or folder", (text) => {
  expect(pathFault(text)).toBeUndefined();
});

it.each([
  ["", "is not the name of a file"],
  ["a\0b", "is not the name of a file"],
  [":memory:", "use the adapter memory"],
  [" :MEMORY: ", "use the adapter memory"],
  ["file:a.db", "is a URL"],
  ["https://host/a", "is a URL"],
])("%j does not, and the words say why", (text, words) => {
  expect(pathFault(text)).toContain(words);
});

it("only a ~ that stands alone is the home folder", () => {
  expect(["~", "~/a", "~\\a", "~a", "a/~", "./~"].map((name) => expandHome(name, "/home/$&"))).toEqual([
    "/home/$&",
    "/home/$&/a",
    "/home/$&\\a",
    "~a",
    "a/~",
    "./~",
  ]);
});
