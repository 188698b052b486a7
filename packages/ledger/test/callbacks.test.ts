import { closeSync, openSync } from "node:fs";
import path from "node:path";
import { pendingTask, admitted } from "@mgp/ledger-suite";
import { expect, onTestFinished, test, vi } from "vitest";
import { GroupWriter } from "../src/audit/group-writer.ts";
import { StateDatabase } from "../src/state/state-database.ts";
import { temporaryFolder, testLedger } from "./samples.ts";

/** A writer of a log, whose failures are noted. */
function writerTo(
  descriptor: number,
  onSynced: () => void,
): { readonly writer: GroupWriter; readonly failed: Error[] } {
  const failed: Error[] = [];
  const onFailed = (error: Error): void => void failed.push(error);
  return { writer: new GroupWriter({ descriptor, last: 0, onSynced, onFailed }), failed };
}

test("a write of the log that throws fails the requests that wait for it, and the log", async () => {
  // Not a descriptor: node:fs throws, and calls no callback.
  const { writer, failed } = writerTo(-1, () => undefined);
  writer.add(1, "a line\n");
  await expect(writer.synced(1)).rejects.toMatchObject({ name: "AuditUnavailable" });
  expect(failed).toHaveLength(1);
  await expect(writer.synced(1)).rejects.toBe(failed[0]);
});

test("what is told of a sync and throws fails the log", async () => {
  const descriptor = openSync(path.join(temporaryFolder(), "audit.jsonl"), "a");
  onTestFinished(() => closeSync(descriptor));
  const { writer, failed } = writerTo(descriptor, () => {
    throw new Error("an unexpected error");
  });
  writer.add(1, "a line\n");
  await writer.synced(1);
  await expect.poll(() => failed.length).toBe(1);
  expect(writer.failure).toBe(failed[0]);
});

test("a write-ahead log that cannot be wiped, or is in use, is wiped with the next transaction", async () => {
  const state = new StateDatabase(path.join(temporaryFolder(), "state.db"));
  onTestFinished(async () => await state.close());
  const emptyLog = vi.spyOn(state.connection, "emptyLog");
  emptyLog.mockImplementationOnce(() => {
    throw new Error("the disk is full");
  });
  emptyLog.mockReturnValueOnce(false);
  expect(await state.change(() => state.scrub())).toBeUndefined();
  await state.change(() => undefined);
  await state.change(() => undefined);
  expect(emptyLog).toHaveBeenCalledTimes(3);
  await state.change(() => undefined);
  expect(emptyLog).toHaveBeenCalledTimes(3);
});

test("a task whose run fails without a word comes again", async () => {
  const { tasks } = await testLedger({ stateDirectory: temporaryFolder() });
  const ended = Promise.withResolvers<void>();
  let runs = 0;
  await tasks.start(async (taskId) => {
    runs += 1;
    if (runs === 1) throw new Error("an unexpected error");
    const claim = await tasks.claim(taskId, "later");
    await claim?.end({ status: "completed", updatedAt: "last", message: "completed" });
    ended.resolve();
  });
  await tasks.create(pendingTask(), admitted(0));
  await ended.promise;
  await tasks.stop();
  expect(runs).toBe(2);
});
