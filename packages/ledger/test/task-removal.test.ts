import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { admitted, pendingTask } from "@mgp/ledger-suite";
import { expect, onTestFinished, test } from "vitest";
import { SqliteTaskStore } from "../src/state/sqlite-task-store.ts";
import { StateDatabase } from "../src/state/state-database.ts";
import { temporaryFolder } from "./samples.ts";

const NEVER_MS = 3_600_000;
const TASKS = 12;
/** A result with ids that are as long as they may be, in UTF-8 some 150 KiB. */
const result = JSON.stringify(Array.from({ length: 100 }, (_, number) => `${"\u61b6".repeat(508)}${number}`));

/** Notes how many bytes of results each change has removed. */
class WatchedState extends StateDatabase {
  readonly removed: number[] = [];

  override async change<Result>(run: () => Result): Promise<Result> {
    return await super.change(() => {
      const before = this.#bytes();
      const made = run();
      this.removed.push(before - this.#bytes());
      return made;
    });
  }

  #bytes(): number {
    const sum = "SELECT coalesce(sum(octet_length(result)), 0) AS bytes FROM task";
    return Number(this.connection.get(sum)?.["bytes"]);
  }
}

/** SQLite wipes what it removes: a megabyte holds the event loop for some twenty milliseconds. */
const MOST = 512 * 1024;

test("the results of tasks that are removed go in small steps, between which others have their turn", async () => {
  const state = new WatchedState(path.join(temporaryFolder(), "state.db"));
  onTestFinished(async () => await state.close());
  const tasks = new SqliteTaskStore(state, Date.now);
  for (let number = 0; number < TASKS; number += 1) {
    const task = pendingTask();
    await tasks.create(task, admitted(NEVER_MS));
    const claim = await tasks.claim(task.taskId, "later");
    await claim?.end({ status: "completed", updatedAt: "last", message: "completed", result });
  }
  let steps = 0;
  for (; await tasks.removeEnded(-1); steps += 1) await nextTurn();
  expect(steps).toBeGreaterThan(3);
  expect(Math.max(...state.removed)).toBeLessThan(MOST);
  expect(state.connection.get("SELECT count(*) AS tasks FROM task")).toEqual({ tasks: 0 });
});
