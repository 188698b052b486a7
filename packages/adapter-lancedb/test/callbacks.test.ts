import { Gate } from "@mgp/adapter-kit";
import { call } from "@mgp/conformance";
import { presentAnalyser } from "@mgp/core";
import { expect, onTestFinished, test } from "vitest";
import type { RowChange } from "../src/change.ts";
import { MemoryTable } from "../src/memory-table.ts";
import { openDatabase } from "../src/open-database.ts";
import { setupOf } from "../src/options.ts";
import { Reader } from "../src/reader.ts";
import { WriteQueue } from "../src/write-queue.ts";
import { temporaryFolder } from "./open-store.ts";

/** A change that looks, and answers. */
function lookUp(key: string): RowChange<string> {
  return {
    call: call(),
    key,
    preferredKey: undefined,
    sought: [],
    given: [],
    carries: false,
    isBrief: false,
    size: 0,
    group: undefined,
    decide: () => ({ result: key }),
  };
}

test("a throw while changes are put together fails those changes, and later ones get their turn", async () => {
  const setup = setupOf({ location: temporaryFolder(), embedder: { provider: "fake" } });
  const database = await openDatabase(setup, { provider: "fake", model: "fake", dimensions: 8 }, presentAnalyser);
  onTestFinished(() => database.connection.close());
  const gate = new Gate("LanceDB", Date.now);
  const table = new MemoryTable(database.memories, database.schema, gate);
  const reader = new Reader(table, database.about, database.layout.feed);
  const queue = new WriteQueue(table, reader, gate, { isRemote: false, onCommit: () => undefined });
  const faulty: RowChange<string> = {
    ...lookUp("faulty"),
    get sought(): readonly string[] {
      throw new Error("an unexpected error");
    },
  };
  const answers = await Promise.allSettled([queue.submit(lookUp("before")), queue.submit(faulty)]);
  expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await queue.submit(lookUp("later"))).toBe("later");
});
