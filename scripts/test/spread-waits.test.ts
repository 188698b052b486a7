import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { createVitest } from "vitest/node";
import { waitingFiles } from "../spread-waits.ts";

const root = path.join(import.meta.dirname, "../..");

test("the files that wait for long are there, begin long before the end, and not all beside one another", async () => {
  expect(waitingFiles.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  const vitest = await createVitest({ root, watch: false });
  const { sequencer: Sequencer } = vitest.config.sequence;
  // oxlint-disable-next-line unicorn/no-array-sort -- it is the sequencer's.
  const sorted = await new Sequencer(vitest).sort(await vitest.globTestSpecifications());
  await vitest.close();
  const files = sorted.map(({ moduleId }) => path.relative(root, moduleId).split(path.sep).join("/"));
  const places = files.flatMap((file, place) => (waitingFiles.includes(file) ? [place] : []));
  expect([...new Set(places.map((place) => files[place]))]).toEqual(waitingFiles);
  const [longest, ...further] = places;
  expect([longest, further[0]]).toEqual([0, 1]);
  const following = [...further.slice(1), files.length];
  expect(Math.min(...following.map((next, which) => next - (further[which] ?? next)))).toBeGreaterThan(30);
  expect(files.length).toBeGreaterThan(300);
});
