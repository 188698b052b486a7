import { once } from "node:events";
import { statSync } from "node:fs";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { lockFile, SqliteError } from "../src/index.ts";
import { startChild } from "./children/start.ts";
import { temporaryFile } from "./temporary-folder.ts";

const held = new SqliteError("locked", "is held by another process: stop it, or use another folder");

test("a lock is one process's, until it ends, however it ends", async () => {
  const file = temporaryFile();
  const holder = startChild("holder", file);
  if (holder.stdout === null) throw new Error("the child has no output");
  await once(holder.stdout, "data");
  expect(() => lockFile(file)).toThrow(held);
  const gone = once(holder, "close");
  holder.kill("SIGKILL");
  await gone;
  lockFile(file).release();
});

test("a lock is held against its own process too, and a refused attempt does not drop it", async () => {
  const file = temporaryFile();
  const lock = lockFile(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(() => lockFile(file)).toThrow(held);
  expect(() => lockFile(file)).toThrow(held);
  lock.release();
  lockFile(file).release();
});

test("a lock that a refused attempt of this process left alone keeps other processes out", async () => {
  const file = temporaryFile();
  const lock = lockFile(file);
  expect(() => lockFile(file)).toThrow(held);
  const { stdout } = startChild("holder", file);
  expect(stdout === null ? "" : await text(stdout)).toBe("locked");
  lock.release();
});
