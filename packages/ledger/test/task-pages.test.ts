import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { admitted, pendingTask } from "@mgp/ledger-suite";
import { expect, onTestFinished, test } from "vitest";
import { SqliteTaskStore } from "../src/state/sqlite-task-store.ts";
import { StateDatabase } from "../src/state/state-database.ts";
import { temporaryFolder } from "./samples.ts";

const NEVER_MS = 3_600_000;
const PAGES = 12;
/** A page with ids that are as long as they may be, in UTF-8 some 150 KiB. */
const page = Array.from({ length: 100 }, (_, number) => `${"\u61b6".repeat(508)}${number}`);

/** Notes how many bytes of pages and results each change has removed. */
class WatchedState extends StateDatabase {
  readonly removed: number[] = [];

  override async change<Result>(run: () => Result): Promise<Result> {
    return await super.change(() => {
      const before = this.#bytes();
      const result = run();
      this.removed.push(before - this.#bytes());
      return result;
    });
  }

  #bytes(): number {
    const sum = `SELECT (SELECT coalesce(sum(octet_length(memory_ids)), 0) FROM task_page)
      + (SELECT coalesce(sum(octet_length(result)), 0) FROM task) AS bytes`;
    return Number(this.database.prepare(sum).get()?.["bytes"]);
  }
}

async function keptPages() {
  const state = new WatchedState(path.join(temporaryFolder(), "state.db"));
  onTestFinished(() => state.close());
  const tasks = new SqliteTaskStore(state, Date.now);
  const task = pendingTask();
  await tasks.create(task, admitted(NEVER_MS));
  const claim = await tasks.claim(task.taskId, "later");
  for (let number = 0; number < PAGES; number += 1) await claim?.appendPage(page);
  return { state, tasks, task, claim };
}

/** SQLite wipes what it removes: a megabyte holds the event loop for some twenty milliseconds. */
const MOST = 512 * 1024;

test("the pages of a task that is removed go in small steps, between which others have their turn", async () => {
  const { state, tasks, claim } = await keptPages();
  await claim?.end({ status: "completed", updatedAt: "last", message: "completed" });
  let steps = 0;
  for (; await tasks.removeEnded(-1); steps += 1) await nextTurn();
  expect(steps).toBeGreaterThan(3);
  expect(Math.max(...state.removed)).toBeLessThan(MOST);
  expect(state.database.prepare("SELECT count(*) AS pages FROM task_page").get()).toEqual({ pages: 0 });
});

test("the results of tasks that are removed go in small steps", async () => {
  const { state, tasks } = await keptPages();
  for (let number = 0; number < PAGES; number += 1) {
    const task = pendingTask();
    await tasks.create(task, admitted(NEVER_MS));
    const claim = await tasks.claim(task.taskId, "later");
    const result = JSON.stringify(page);
    await claim?.end({ status: "completed", updatedAt: "last", message: "completed", result });
  }
  while (await tasks.removeEnded(-1)) await nextTurn();
  expect(Math.max(...state.removed)).toBeLessThan(MOST);
  expect(state.database.prepare("SELECT count(*) AS tasks FROM task").get()).toEqual({ tasks: 1 });
});

test("the pages that an earlier attempt has kept go in small steps, before the task is begun again", async () => {
  const { state, tasks, task, claim } = await keptPages();
  await claim?.release("stopped");
  const again = await tasks.claim(task.taskId, "later");
  expect(again?.task.attempts).toBe(2);
  expect(Math.max(...state.removed)).toBeLessThan(MOST);
  expect(await tasks.resultPage(task.taskId, 0)).toEqual([]);
  await again?.appendPage(["mem_1"]);
  await again?.end({ status: "completed", updatedAt: "last", message: "completed" });
  expect(await tasks.claim(task.taskId, "later")).toBeUndefined();
  expect(await tasks.resultPage(task.taskId, 0)).toEqual(["mem_1"]);
});
