import { expect, test } from "vitest";
import { adapterSource, installFakePackage } from "./support/fake-package.ts";
import { outcome, type Outcome } from "./support/gateway-process.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

async function reindex(source: Readonly<Record<string, string>>): Promise<Outcome> {
  const folder = temporaryFolder();
  installFakePackage(folder, "mgp-adapter-fake", adapterSource(source));
  return await outcome(["reindex", "--adapter", "fake"], { cwd: folder });
}

test("says how far it is, and what came of it", async () => {
  const work = `async (options, context, call, onProgress) => {
    for (let done = 0; done <= 40; done += 1) onProgress(done, 40);
    return { records: 40 };
  }`;
  const { code, out, err } = await reindex({ reindex: work });
  expect({ code, out }).toEqual({ code: 0, out: "All 40 records of fake have vectors of the configured model.\n" });
  const tenths = Array.from({ length: 11 }, (_, tenth) => `${tenth * 10}% (${tenth * 4} of 40)\n`);
  expect(err).toBe(tenths.join(""));
});

test("has nothing to do for an adapter without vectors", async () => {
  expect(await reindex({})).toEqual({ code: 0, out: "The adapter fake keeps no vectors.\n", err: "" });
});
