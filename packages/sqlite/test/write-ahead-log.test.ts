import { existsSync, readFileSync, statSync } from "node:fs";
import { expect, onTestFinished, test, vi } from "vitest";
import { type Connection, WriteAheadLog, type WriteAheadLogOptions } from "../src/index.ts";
import { temporaryFile, temporaryFolder, testConnection } from "./temporary-folder.ts";

const noReaders: WriteAheadLogOptions["readers"] = { whilePaused: async (task) => await task() };

interface Logged {
  readonly file: string;
  readonly connection: Connection;
  readonly log: WriteAheadLog;
  readonly failures: unknown[];
}

function logged(options: Partial<WriteAheadLogOptions> = {}): Logged {
  const file = temporaryFile();
  const connection = testConnection(file, { secureDelete: true, copiesLog: false, busyTimeoutMs: 0 });
  connection.run("CREATE TABLE t (a)");
  const failures: unknown[] = [];
  const onFailed = (error: unknown): void => void failures.push(error);
  const log = new WriteAheadLog(connection, { file, readers: noReaders, onFailed, ...options });
  onTestFinished(async () => await log.close());
  return { file, connection, log, failures };
}

function filesHold(file: string, text: string): boolean {
  return ["", "-wal", "-shm"].some(
    (ending) => existsSync(`${file}${ending}`) && readFileSync(`${file}${ending}`).includes(text),
  );
}

test("what was removed is in no file after a scrub", async () => {
  const { file, connection, log } = logged();
  connection.change("INSERT INTO t VALUES ('secret of the kiwi')");
  connection.change("DELETE FROM t");
  expect(filesHold(file, "secret of the kiwi")).toBe(true);
  expect(await log.scrub()).toBe(true);
  expect(filesHold(file, "secret of the kiwi")).toBe(false);
});

test("scrubs that wait for the same moment share it, and a later one has its own", async () => {
  const { connection, log } = logged();
  const emptyLog = vi.spyOn(connection, "emptyLog");
  expect(await Promise.all([log.scrub(), log.scrub(), log.scrub()])).toEqual([true, true, true]);
  expect(emptyLog).toHaveBeenCalledTimes(1);
  await log.scrub();
  expect(emptyLog).toHaveBeenCalledTimes(2);
});

test("a scrub says that it was in vain while another process reads, and succeeds after that", async () => {
  const { file, connection, log } = logged();
  const reader = testConnection(file);
  connection.change("INSERT INTO t VALUES (1)");
  reader.run("BEGIN; SELECT * FROM t");
  connection.change("INSERT INTO t VALUES (2)");
  expect(await log.scrub()).toBe(false);
  reader.rollBack();
  expect(await log.scrub()).toBe(true);
});

test("a scrub whose disk fails is told of, and counts as in vain", async () => {
  const { connection, log, failures } = logged();
  const failure = new Error("the disk is full");
  connection.emptyLog = () => {
    throw failure;
  };
  expect(await log.scrub()).toBe(false);
  expect(failures).toEqual([failure]);
});

test("a scrub happens while no reader works", async () => {
  const pauses: string[] = [];
  const { connection, log } = logged({
    readers: {
      whilePaused: async (task) => {
        pauses.push("begin");
        const result = await task();
        pauses.push("end");
        return result;
      },
    },
  });
  connection.emptyLog = () => {
    pauses.push("emptied");
    return true;
  };
  await log.scrub();
  expect(pauses).toEqual(["begin", "emptied", "end"]);
});

test("a thread copies the log after some hundred changes, and the file does not grow with each commit", async () => {
  const { file, connection, log, failures } = logged();
  const insert = (): number => connection.change("INSERT INTO t VALUES (zeroblob(2000))");
  for (let change = 0; change < 499; change++) insert();
  log.noteChanges(499);
  const before = statSync(file).size;
  insert();
  log.noteChanges(1);
  // Ends the thread after what it was asked for.
  await log.close();
  expect(failures).toEqual([]);
  expect(statSync(file).size).toBeGreaterThan(before + 499 * 2_000);
  const length = statSync(`${file}-wal`).size;
  insert();
  expect(statSync(`${file}-wal`).size).toBe(length);
});

test("a copy that fails is told of, and the next one is tried", async () => {
  const told = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const failures: unknown[] = [];
  const { log } = logged({
    file: temporaryFolder(),
    onFailed: (error) => told[failures.push(error) - 1]?.resolve(),
  });
  for (const { promise } of told) {
    log.noteChanges(500);
    await promise;
  }
  expect(failures).toHaveLength(2);
});
