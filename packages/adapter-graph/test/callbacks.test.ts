import path from "node:path";
import { call } from "@mgp/conformance";
import { expect, onTestFinished, test } from "vitest";
import { Gate } from "../src/gate.ts";
import { openDatabase } from "../src/open-database.ts";
import { WriteQueue } from "../src/write-queue.ts";
import { temporaryFolder } from "./open-store.ts";

test("a throw while changes are committed fails those that were not told yet, and the others get their turn", async () => {
  const { database } = openDatabase(path.join(await temporaryFolder(), "graph.db"));
  onTestFinished(() => database.close());
  let commits = 0;
  const queue = new WriteQueue(database, new Gate(Date.now), () => {
    commits += 1;
    if (commits === 1) throw new Error("nobody expects this");
  });
  let isFaulty = true;
  const failing = queue.submit(call(), () => {
    if (!isFaulty) return "again";
    isFaulty = false;
    throw new Error("alone, please");
  });
  const behind = queue.submit(call(), () => "behind");
  expect(await failing).toBe("again");
  await expect(behind).rejects.toMatchObject({ code: "unknown_outcome" });
  expect(await queue.submit(call(), () => "later")).toBe("later");
  await queue.drained();
});
