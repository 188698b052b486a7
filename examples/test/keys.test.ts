import { createHash } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { blocksOf, readPage, root } from "./support/markdown.ts";
import { run, Workplace, type Ended } from "./support/processes.ts";

// Processes are started, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const place = new Workplace();
const file = path.join(place.folder, "callers.json");
const blocks = blocksOf(readPage("docs/keys.md"));

afterAll(async () => {
  await place.close();
});

/** Runs commands of the page in bash, on the callers file of this test. */
async function commands(text: string): Promise<Ended> {
  const main = path.join(root, "apps/gateway/src/main.ts");
  const script = `set -eu\nmgp-gateway() { '${process.execPath}' --conditions=@mgp/source '${main}' "$@"; }\n${text}\n`;
  const environment = { MGP_GATEWAY_CALLERS_FILE: file };
  const ended = await run("bash", ["-c", script], { cwd: place.folder, environment });
  expect([ended.code, ended.stderr]).toEqual([0, ""]);
  return ended;
}

/** The commands under a heading that hold a text. */
function shown(heading: string, part: string): string {
  const block = blocks.find((one) => one.language === "sh" && one.heading === heading && one.text.includes(part));
  return block?.text ?? `echo "There is no ${part} under ${heading}." >&2; exit 1`;
}

test("the file of the page is one that the gateway takes", async () => {
  writeFileSync(file, blocks.find(({ language }) => language === "json")?.text ?? "");
  expect((await commands(shown("Commands", "key list"))).stdout).toMatch(/^support-bot\n {2}40b9dc835f5a {2}\w/);
});

test("the key of that file is known to none of its readers", () => {
  const digests = ["test", "secret", "password", "change-me", "key", ""].map((key) =>
    createHash("sha256").update(key).digest("hex"),
  );
  expect(digests.filter((digest) => readPage("docs/keys.md").includes(digest))).toEqual([]);
});

test("its steps rotate a key without a gap", async () => {
  rmSync(file, { force: true });
  const made = async (text: string): Promise<readonly string[]> => {
    const { stdout } = await commands(text);
    return /with the id (\w+):\s+(\S+)/.exec(stdout)?.slice(1) ?? [];
  };
  const [oldId = "", old = ""] = await made(shown("Commands", "key new"));
  const settings = { MGP_GATEWAY_AUTH_MODE: "callers", MGP_GATEWAY_CALLERS_FILE: file };
  const { url } = await place.gateway(settings);
  const status = async (key: string): Promise<number> =>
    (await fetch(`${url}/mgp/capabilities`, { headers: { "X-MGP-API-Key": key } })).status;
  const [, fresh = ""] = await made(shown("Rotate a key", "key new"));
  await expect.poll(async () => await status(fresh)).toBe(200);
  expect(await status(old)).toBe(200);
  await commands(shown("Rotate a key", "key revoke").replace("KEY-ID", oldId));
  await expect.poll(async () => await status(old)).toBe(401);
  expect(await status(fresh)).toBe(200);
});
