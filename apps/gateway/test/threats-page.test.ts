import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const page = path.join(import.meta.dirname, "../../../docs/threats.md");
const folder = path.join(import.meta.dirname, "threats");

interface Line {
  readonly number: string;
  readonly defence: string;
  /** The linked files, as whole paths. */
  readonly files: readonly string[];
}

const lines: readonly Line[] = readFileSync(page, "utf8")
  .split("\n")
  .flatMap((line) => {
    const [, number, , defence = "", shownBy = ""] = line.split("|").map((cell) => cell.trim());
    if (number === undefined || !/^T\d+$/.test(number)) return [];
    const targets = [...shownBy.matchAll(/\]\(([^)]+)\)/g)].map(([, target = ""]) => target);
    return [{ number, defence, files: targets.map((target) => path.join(path.dirname(page), target)) }];
  });

test("the page has a line for each threat, in order", () => {
  const numbers = Array.from({ length: lines.length }, (_, index) => `T${String(index + 1).padStart(2, "0")}`);
  expect(lines.map(({ number }) => number)).toEqual(numbers);
  expect(lines.length).toBeGreaterThanOrEqual(42);
});

test("every linked file is there", () => {
  expect(lines.flatMap(({ files }) => files).filter((file) => !existsSync(file))).toEqual([]);
});

test("a threat without a test is said not to be defended yet, with the reason", () => {
  const silent = lines.filter(
    ({ files, defence }) => files.length === 0 && !/^Not defended yet, because \S/.test(defence),
  );
  expect(silent.map(({ number }) => number)).toEqual([]);
});

test("every test file of a threat stands in the line of its number", () => {
  const files = globSync("t[0-9]*.test.ts", { cwd: folder });
  const missing = files.filter((file) => {
    const number = /^t(\d+)/.exec(file)?.[1] ?? "";
    const line = lines.find((one) => one.number === `T${number}`);
    return line?.files.includes(path.join(folder, file)) !== true;
  });
  expect(missing).toEqual([]);
  expect(files.length).toBeGreaterThan(20);
});
