import { expect, test } from "vitest";
import { CommitQueue, type Connection, SqliteError } from "../src/index.ts";
import { temporaryFile, testConnection } from "./temporary-folder.ts";

function withTable(file: string = temporaryFile()): Connection {
  const connection = testConnection(file, { busyTimeoutMs: 0 });
  connection.run("CREATE TABLE IF NOT EXISTS t (a UNIQUE)");
  return connection;
}

function insert(connection: Connection, value: number | string): () => number {
  return () => connection.change("INSERT INTO t VALUES (?)", [value]);
}

function kept(connection: Connection): readonly unknown[] {
  return connection.all("SELECT a FROM t ORDER BY a").map(({ a }) => a);
}

function failLate(): never {
  throw new Error("too late");
}

/** Fails the next commits as a disk would that cannot be synced. */
function failCommits(connection: Connection, errcode: number): { goesOn: boolean } {
  const failing = { goesOn: true };
  const commit = connection.commit.bind(connection);
  connection.commit = () => {
    if (failing.goesOn) throw Object.assign(new Error("disk I/O error"), { errcode });
    commit();
  };
  return failing;
}

test("changes of one turn share a transaction, in their order, and are told after the commit", async () => {
  const connection = withTable();
  const commits: number[] = [];
  const queue = new CommitQueue(connection, { onCommit: (records) => void commits.push(records) });
  const results = Promise.all([
    queue.submit(() => kept(connection)),
    queue.submit(insert(connection, 1), { records: 3 }),
    queue.submit(() => kept(connection)),
  ]);
  expect(kept(connection)).toEqual([]);
  expect(await results).toEqual([[], 1, [1]]);
  expect(commits).toEqual([5]);
});

test("a change that fails is undone alone, and takes no other with it", async () => {
  const connection = withTable();
  const queue = new CommitQueue(connection);
  const failing = (): void => {
    connection.change("INSERT INTO t VALUES (2)");
    throw new Error("undo me");
  };
  const results = await Promise.allSettled([
    queue.submit(insert(connection, 1)),
    queue.submit(failing),
    queue.submit(insert(connection, 3)),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(kept(connection)).toEqual([1, 3]);
});

test("a change whose check throws is not begun, and hears why in the words of its owner", async () => {
  const connection = withTable();
  const queue = new CommitQueue(connection, { toError: (cause) => new Error("ours", { cause }) });
  const late = queue.submit(insert(connection, 1), { check: failLate });
  const other = queue.submit(insert(connection, 2));
  await expect(late).rejects.toThrow(new Error("ours", { cause: new Error("too late") }));
  await other;
  expect(kept(connection)).toEqual([2]);
});

test("no more than a bound share a transaction, and `drained` waits for all", async () => {
  const connection = withTable();
  const commits: number[] = [];
  const queue = new CommitQueue(connection, { onCommit: (records) => void commits.push(records) });
  for (let value = 0; value < 300; value++) void queue.submit(insert(connection, value));
  await queue.drained();
  expect(commits).toEqual([128, 128, 44]);
  await queue.drained();
});

test("while another connection writes, a change with a check is tried again and one without is not", async () => {
  const file = temporaryFile();
  const [connection, other] = [withTable(file), withTable(file)];
  const queue = new CommitQueue(connection);
  other.begin();
  const tries = Promise.withResolvers<void>();
  let asked = 0;
  const patient = queue.submit(insert(connection, 1), {
    check: () => {
      asked += 1;
      if (asked === 3) tries.resolve();
    },
  });
  await expect(queue.submit(insert(connection, 2))).rejects.toThrow("locked");
  await tries.promise;
  other.rollBack();
  expect(await patient).toBe(1);
  expect(kept(connection)).toEqual([1]);
});

test("a change that waits for another connection ends when its check says so", async () => {
  const file = temporaryFile();
  const [connection, other] = [withTable(file), withTable(file)];
  const queue = new CommitQueue(connection);
  other.begin();
  let asked = 0;
  const check = (): void => {
    asked += 1;
    if (asked === 3) throw new Error("the deadline passed");
  };
  await expect(queue.submit(insert(connection, 1), { check })).rejects.toThrow("the deadline passed");
  other.rollBack();
});

test("after a sync that failed it is unknown what is on disk, and nothing is written any more", async () => {
  const connection = withTable();
  const queue = new CommitQueue(connection);
  // SQLITE_IOERR_FSYNC.
  const failing = failCommits(connection, 1034);
  const both = await Promise.allSettled([queue.submit(insert(connection, 1)), queue.submit(insert(connection, 2))]);
  for (const result of both) expect(result).toMatchObject({ reason: { name: "SqliteError", reason: "unknown" } });
  failing.goesOn = false;
  await expect(queue.submit(insert(connection, 3))).rejects.toThrow(SqliteError);
  await expect(queue.submit(insert(connection, 3))).rejects.toMatchObject({ reason: "stopped" });
  expect(kept(connection)).toEqual([]);
});

test("a commit that fails otherwise fails its changes, and the next ones are written", async () => {
  const connection = withTable();
  const queue = new CommitQueue(connection);
  // SQLITE_FULL.
  const failing = failCommits(connection, 13);
  await expect(queue.submit(insert(connection, 1))).rejects.toThrow("disk I/O error");
  failing.goesOn = false;
  await queue.submit(insert(connection, 2));
  expect(kept(connection)).toEqual([2]);
});

test("a throw of what is told of commits fails the changes that were not told yet, and the others get their turn", async () => {
  const connection = withTable();
  let commits = 0;
  const queue = new CommitQueue(connection, {
    onCommit: () => {
      commits += 1;
      if (commits === 1) throw new Error("unexpected");
    },
  });
  let isFaulty = true;
  const failing = queue.submit(() => {
    if (!isFaulty) return "again";
    isFaulty = false;
    throw new Error("alone, please");
  });
  const behind = queue.submit(() => "behind");
  expect(await failing).toBe("again");
  await expect(behind).rejects.toMatchObject({ reason: "unknown" });
  expect(await queue.submit(() => "later")).toBe("later");
  await queue.drained();
});
