import { expect, test } from "vitest";
import { adapterSource, installFakePackage } from "./support/fake-package.ts";
import { outcome, type Outcome } from "./support/gateway-process.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

async function reindex(source: Readonly<Record<string, string>>, flags: readonly string[] = []): Promise<Outcome> {
  const folder = temporaryFolder();
  installFakePackage(folder, "mgp-adapter-fake", adapterSource(source));
  return await outcome(["reindex", "--adapter", "fake", ...flags], { cwd: folder });
}

test("says how far it is, and what came of it", async () => {
  const work = `async (options, context, call, onProgress) => {
    for (let done = 0; done <= 40; done += 1) onProgress(done, 40);
    return { records: 40, vectors: "made" };
  }`;
  const { code, out, err } = await reindex({ reindex: work });
  expect({ code, out }).toEqual({
    code: 0,
    out: "The words of all 40 records of fake are up to date. All have vectors of the configured model.\n",
  });
  const tenths = Array.from({ length: 11 }, (_, tenth) => `${tenth * 10}% (${tenth * 4} of 40)\n`);
  expect(err).toBe(tenths.join(""));
});

test("begins its lines anew where something else begins", async () => {
  const work = `async (options, context, call, onProgress) => {
    for (const part of ["words", "vectors"]) for (let done = 0; done <= 2; done += 1) onProgress(done, 2);
    return { records: 2, vectors: "made" };
  }`;
  const { err } = await reindex({ reindex: work });
  const lines = "0% (0 of 2)\n50% (1 of 2)\n100% (2 of 2)\n";
  expect(err).toBe(lines + lines);
});

test.each([
  ["left", "No embedding provider is configured, so their vectors were left as they are."],
  ["none", "There are no vectors."],
])("says what became of the vectors: %s", async (vectors, sentence) => {
  const work = `async () => ({ records: 3, vectors: "${vectors}" })`;
  const { code, out } = await reindex({ reindex: work });
  expect([code, out]).toEqual([0, `The words of all 3 records of fake are up to date. ${sentence}\n`]);
});

test("has nothing to do for an adapter that keeps nothing", async () => {
  expect(await reindex({})).toEqual({ code: 0, out: "The adapter fake has nothing to reindex.\n", err: "" });
});

test("removes vectors only where it is told to", async () => {
  const parts = { removeVectors: "async () => undefined" };
  expect(await reindex(parts, ["--remove-vectors"])).toEqual({
    code: 0,
    out: "The vectors of fake are removed.\n",
    err: "",
  });
  const { code, err } = await reindex({}, ["--remove-vectors"]);
  expect([code, err]).toEqual([
    1,
    "mgp-gateway: The adapter fake has no vectors that can be removed. Leave --remove-vectors out.\n",
  ]);
});
