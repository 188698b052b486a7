import path from "node:path";
import { expect, test } from "vitest";
import { decidedDifferences } from "./decided-differences.ts";
import { transportDifferences } from "./decided/transport.ts";

const file = path.join(import.meta.dirname, "../../../../docs/differences.md");

function section(title: string, differences: readonly { id: string; what: string; why: string }[]): string {
  const entries = differences.map(({ id, what, why }) => `### ${id}\n\n${what}\n\nReason: ${why}.\n`);
  return [`## ${title}\n`, ...entries].join("\n");
}

const text = [
  "# Differences from the Python reference gateway",
  "",
  "Random sequences of requests are played to this gateway and to the published `mgp-gateway` 0.1.1 by",
  "`apps/gateway/test/interoperability`. Everything in which the answers may differ is listed here, and a difference",
  "that no request meets any more fails the tests. This page is written by `differences-document.test.ts`; run it with",
  "`--update` after a change of `decided-differences.ts` or `decided/transport.ts`.",
  "",
  section("Operations", decidedDifferences),
  section("Transport", transportDifferences),
].join("\n");

test("docs/differences.md lists what the tests allow", async () => {
  await expect(text).toMatchFileSnapshot(file);
});

test("every difference has a name of its own, says what it is and why", () => {
  const all = [...decidedDifferences, ...transportDifferences];
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const { what, why } of all) expect([what.endsWith("."), why.length > 10]).toEqual([true, true]);
});
