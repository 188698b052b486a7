import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { blocksOf, readPage } from "./support/markdown.ts";
import { runShell } from "./support/page-examples.ts";
import { Workplace } from "./support/processes.ts";

// Processes are started, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const place = new Workplace();
const shown = blocksOf(readPage("docs/authentication.md")).filter(({ language }) => language === "sh");
const starts = shown.filter(({ text }) => text.includes("MGP_GATEWAY_AUTH_MODE="));

afterAll(async () => {
  await place.close();
});

test.each(starts.map((block) => [/AUTH_MODE=(\w+)/.exec(block.text)?.[1] ?? "", block] as const))(
  "mode %s accepts requests with the key",
  async (mode, start) => {
    const settings: Record<string, string> = {};
    for (const [, name = "", value = ""] of start.text.matchAll(/(MGP_\w+)=(\S+)/g)) settings[name] = value;
    const key = mode === "callers" ? await newKey() : "";
    if (mode === "callers") settings["MGP_GATEWAY_CALLERS_FILE"] = path.join(place.folder, "callers.json");
    const guarded = await place.gateway(settings);
    const curl = shown[shown.indexOf(start) + 1]?.text ?? "";
    const answer = await runShell(curl, guarded.url, place.folder, { KEY: key });
    expect({ status: answer.stderr.trim(), named: answer.stdout.includes('"manifest"') }).toEqual({
      status: "200",
      named: true,
    });
    const refused = await runShell(`curl -s ${guarded.url}/mgp/capabilities`, guarded.url, place.folder);
    expect(refused.stderr.trim()).toBe("401");
    const open = await runShell(`curl -s ${guarded.url}/readyz`, guarded.url, place.folder);
    expect(open.stderr.trim()).toBe("200");
  },
);

/** Does what the page says: a fresh key, and its entry put into the callers file. */
async function newKey(): Promise<string> {
  const command = shown.find(({ text }) => text.includes(" key new "))?.text ?? "";
  const words = command.slice(command.indexOf(" key new ") + 1).split(" ");
  const { stdout } = await place.node("apps/gateway/src/main.ts", words);
  const entry: unknown = JSON.parse(stdout.slice(stdout.indexOf("{")));
  writeFileSync(path.join(place.folder, "callers.json"), JSON.stringify({ callers: [entry] }));
  return /^ {2}(\S+)$/m.exec(stdout)?.[1] ?? "";
}
