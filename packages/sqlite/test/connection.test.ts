import { statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it, vi } from "vitest";
import { isBusy, numberIn, openConnection, openReadOnly, SqliteError } from "../src/index.ts";
import { temporaryFile, temporaryFolder, testConnection } from "./temporary-folder.ts";

describe("a connection", () => {
  it("makes folder and file for their owner only", () => {
    const file = path.join(temporaryFolder(), "new", "test.db");
    testConnection(file).run("CREATE TABLE t (a)");
    expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
    for (const ending of ["", "-wal", "-shm"]) expect(statSync(`${file}${ending}`).mode & 0o777).toBe(0o600);
  });

  it("leaves the rights of a file that is there", () => {
    const file = temporaryFile();
    writeFileSync(file, "", { mode: 0o640 });
    testConnection(file).run("CREATE TABLE t (a)");
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  it("refuses a file that cannot be made, without its path", () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, "file"), "");
    const refused = [
      [path.join(folder, "file", "test.db"), "cannot be created, since its folder is a file: name a folder"],
      [folder, "is a folder: name a file in it"],
      [path.join(folder, "x".repeat(300)), "cannot be created: use a folder that this process may write to"],
    ] as const;
    for (const [file, words] of refused)
      expect(() => openConnection(file, { synchronous: "full" })).toThrow(new SqliteError("file", words));
  });

  it("runs with the settings it was asked for", () => {
    const connection = testConnection(temporaryFile(), {
      synchronous: "normal",
      secureDelete: true,
      cacheKib: 4_096,
      copiesLog: false,
      busyTimeoutMs: 7,
    });
    const value = (name: string): unknown => Object.values(connection.get(`PRAGMA ${name}`) ?? {})[0];
    expect(
      ["journal_mode", "synchronous", "secure_delete", "cache_size", "wal_autocheckpoint", "busy_timeout"].map(value),
    ).toEqual(["wal", 1, 1, -4_096, 0, 7]);
  });

  it("is not opened where SQLite does not take a setting", () => {
    const exec = vi.spyOn(DatabaseSync.prototype, "exec");
    exec.mockImplementation(() => undefined);
    try {
      expect(() => openConnection(temporaryFile(), { synchronous: "full" })).toThrow("and 5000 is needed");
    } finally {
      exec.mockRestore();
    }
  });

  it("reads while another one writes, and writes nothing when it only reads", () => {
    const file = temporaryFile();
    const writer = testConnection(file);
    writer.run("CREATE TABLE t (a)");
    const reader = openReadOnly(file);
    try {
      writer.begin();
      expect(writer.change("INSERT INTO t VALUES (?), (?)", [1, 2])).toBe(2);
      expect(reader.all("SELECT a FROM t")).toEqual([]);
      writer.commit();
      expect([...reader.each("SELECT a FROM t ORDER BY a")].map((row) => numberIn(row, "a"))).toEqual([1, 2]);
      expect(() => reader.change("DELETE FROM t")).toThrow("readonly");
    } finally {
      reader.close();
    }
  });

  it("prepares a statement once, and goes on with the statements of more shapes than it keeps", () => {
    const connection = testConnection(temporaryFile());
    const prepare = vi.spyOn(DatabaseSync.prototype, "prepare");
    try {
      connection.get("SELECT 1 AS one");
      connection.get("SELECT 1 AS one");
      expect(prepare).toHaveBeenCalledTimes(1);
      for (let shape = 0; shape < 1_000; shape++) connection.get(`SELECT ${String(shape)} AS shape`);
      // The oldest made room.
      connection.get("SELECT 1 AS one");
      expect(prepare).toHaveBeenCalledTimes(1_002);
    } finally {
      prepare.mockRestore();
    }
  });
});

describe("a transaction", () => {
  it("is undone as a whole by a throw", () => {
    const connection = testConnection(temporaryFile());
    connection.run("CREATE TABLE t (a)");
    const failing = (): void =>
      connection.transaction(() => {
        connection.change("INSERT INTO t VALUES (1)");
        throw new Error("undo");
      });
    expect(failing).toThrow("undo");
    expect(connection.transaction(() => connection.change("INSERT INTO t VALUES (2)"))).toBe(1);
    expect(connection.all("SELECT a FROM t")).toEqual([{ a: 2 }]);
  });

  it("waits no longer for another one than it was told", () => {
    const file = temporaryFile();
    const [first, second] = [testConnection(file), testConnection(file, { busyTimeoutMs: 0 })];
    first.begin();
    let failure: unknown;
    try {
      second.begin();
    } catch (error) {
      failure = error;
    }
    expect(isBusy(failure)).toBe(true);
    first.rollBack();
    expect(second.transaction(() => "through")).toBe("through");
  });

  it("sees one instant as a snapshot", () => {
    const file = temporaryFile();
    const [writer, reader] = [testConnection(file), testConnection(file)];
    writer.run("CREATE TABLE t (a)");
    const count = (): number => numberIn(reader.get("SELECT count(*) AS count FROM t"), "count");
    const counts = reader.snapshot(() => {
      const before = count();
      writer.change("INSERT INTO t VALUES (1)");
      return [before, count()];
    });
    expect([...counts, count()]).toEqual([0, 0, 1]);
  });
});

describe("the write-ahead log", () => {
  it("is emptied, unless a reader holds on to it", () => {
    const file = temporaryFile();
    const [writer, reader] = [testConnection(file, { busyTimeoutMs: 0 }), testConnection(file)];
    writer.run("CREATE TABLE t (a)");
    writer.change("INSERT INTO t VALUES ('kiwi')");
    const emptied = reader.snapshot(() => {
      reader.get("SELECT a FROM t");
      writer.change("INSERT INTO t VALUES ('apteryx')");
      return writer.emptyLog();
    });
    expect([emptied, writer.emptyLog()]).toEqual([false, true]);
    expect(statSync(`${file}-wal`).size).toBe(0);
  });

  it("is copied beside a reader, and says how long it is", () => {
    const file = temporaryFile();
    const writer = testConnection(file, { copiesLog: false });
    writer.run("CREATE TABLE t (a)");
    const pages = writer.copyLog();
    writer.change("INSERT INTO t VALUES (zeroblob(40960))");
    expect(pages).toBeGreaterThan(0);
    expect(writer.copyLog()).toBeGreaterThanOrEqual(10);
  });
});
