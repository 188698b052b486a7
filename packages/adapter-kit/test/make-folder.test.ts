import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { makeFolder, UnusablePath } from "@mgp/adapter-kit";
import { expect, it, onTestFinished } from "vitest";

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "mgp-kit-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

it("makes a folder and those that it is in, for their owner only", () => {
  const folder = temporaryFolder();
  makeFolder(path.join(folder, "a/b"));
  makeFolder(path.join(folder, "a/b"));
  if (process.platform !== "win32")
    for (const made of ["a", "a/b"]) expect(statSync(path.join(folder, made)).mode & 0o777).toBe(0o700);
  mkdirSync(path.join(folder, "real"));
  symlinkSync(path.join(folder, "real"), path.join(folder, "link"));
  makeFolder(path.join(folder, "link/c"));
  expect(existsSync(path.join(folder, "real/c"))).toBe(true);
});

it("refuses in words what can be no folder, without its path", ({ skip }) => {
  const folder = temporaryFolder();
  const file = path.join(folder, "file");
  writeFileSync(file, "");
  const dangling = path.join(folder, "dangling");
  symlinkSync(path.join(folder, "nowhere"), dangling);
  const isFile = new UnusablePath("is a file: name a folder");
  expect(() => makeFolder(file)).toThrow(isFile);
  const inFile = new UnusablePath("cannot be created: a file is in the place of one of its folders");
  expect(() => makeFolder(path.join(file, "a/b"))).toThrow(inFile);
  expect(() => makeFolder(dangling)).toThrow(UnusablePath);
  expect(() => makeFolder(path.join(folder, "x".repeat(300)))).toThrow("its name is too long");
  skip(process.platform !== "linux", "only Linux has /proc");
  const never = new UnusablePath("cannot be created: the file system has no place for folders there");
  expect(() => makeFolder("/proc/none/state")).toThrow(never);
});
