import { readdirSync } from "node:fs";
import { isObject } from "@mgp/core";
import { expect, test } from "vitest";
import { adapterSource, installFakePackage } from "./support/fake-package.ts";
import { outcome } from "./support/gateway-process.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

test.each(["memory", "file", "graph"])("tries the adapter %s and leaves nothing behind", async (adapter) => {
  const folder = temporaryFolder();
  const { code, out, err } = await outcome(["smoke", "--adapter", adapter], { cwd: folder });
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
  expect((await outcome(["smoke", "--adapter", "fake"], { cwd: folder })).code).not.toBe(0);
  expect(await outcome(["smoke", "--adapter", "nowhere"], { cwd: folder })).toMatchObject({ code: 1, out: "" });
});
