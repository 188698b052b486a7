import { readdirSync } from "node:fs";
import { isObject } from "@mgp/core";
import { expect, test } from "vitest";
import { adapterSource, installFakePackage } from "./support/fake-package.ts";
import { startProcess } from "./support/gateway-process.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

async function smoke(folder: string, ...words: readonly string[]) {
  const { ended, stdout, stderr } = startProcess(["smoke", ...words], { cwd: folder });
  const code = await ended;
  return { code, out: stdout(), err: stderr() };
}

test.each(["memory", "file", "graph"])("tries the adapter %s and leaves nothing behind", async (adapter) => {
  const folder = temporaryFolder();
  const { code, out, err } = await smoke(folder, "--adapter", adapter);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const summary: unknown = JSON.parse(out);
  expect(isObject(summary) ? summary : {}).toMatchObject({
    status: "ok",
    adapter: `${adapter}-reference-adapter`,
    write: { resolution: "created" },
    search: { retrieval_mode: "lexical" },
    purge: "done",
  });
  expect(readdirSync(folder)).toEqual([]);
});

test("says why a backend cannot be opened", async () => {
  const folder = temporaryFolder();
  installFakePackage(folder, "mgp-adapter-fake", adapterSource({ open: "async () => { throw new Error('no'); }" }));
  expect((await smoke(folder, "--adapter", "fake")).code).not.toBe(0);
  expect(await smoke(folder, "--adapter", "nowhere")).toMatchObject({ code: 1, out: "" });
});
