import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { createVitest } from "vitest/node";
import { waitingFiles } from "../waiting-first.ts";

const root = path.join(import.meta.dirname, "../..");

test("the files that wait for long are there, and begin before all others", async () => {
  expect(waitingFiles.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  const vitest = await createVitest({ root, watch: false });
  const { sequencer: Sequencer } = vitest.config.sequence;
  // oxlint-disable-next-line unicorn/no-array-sort -- it is the sequencer's.
  const sorted = await new Sequencer(vitest).sort(await vitest.globTestSpecifications());
  await vitest.close();
  const files = sorted.map(({ moduleId }) => path.relative(root, moduleId).split(path.sep).join("/"));
  const first = files.findIndex((file) => !waitingFiles.includes(file));
  expect([...new Set(files.slice(0, first))]).toEqual(waitingFiles);
  expect(files.slice(first).filter((file) => waitingFiles.includes(file))).toEqual([]);
  expect(files.length).toBeGreaterThan(300);
});
