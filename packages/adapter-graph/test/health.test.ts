import { renameSync } from "node:fs";
import path from "node:path";
import { call, itemOf, memoryOf } from "@mgp/conformance";
import { expect, test } from "vitest";
import { openStore, temporaryFolder } from "./open-store.ts";

test("a database whose file is gone can be read for now, and health says that writes would be lost", async () => {
  const file = path.join(await temporaryFolder(), "graph.db");
  const { store } = await openStore({ path: file });
  await store.insert({ tenant: "acme", ...itemOf(memoryOf("m")) }, call());
  expect(await store.health(call())).toEqual([]);
  renameSync(file, `${file}.moved`);
  expect(await store.health(call())).toMatchObject([{ part: "writes" }]);
  renameSync(`${file}.moved`, file);
  expect(await store.health(call())).toEqual([]);
});
