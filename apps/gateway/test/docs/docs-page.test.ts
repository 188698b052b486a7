import { describe, expect, test } from "vitest";
import { parseCallers } from "../../src/authentication/callers-file.ts";
import { namedCallers, sharedApiKey, sharedBearerToken } from "../../src/authentication/modes.ts";
import { newKey } from "../../src/authentication/new-key.ts";
import { startGateway } from "../support/start-gateway.ts";
import { requireChromium } from "../threats/support/chromium.ts";
import { openPage, slow, type BrowserPage } from "./browser.ts";

const KEY = "a-key-of-these-tests";
const { key: callersKey, entry } = newKey("bot");

const OPERATIONS = "document.querySelectorAll('.opblock').length";
const ASKS = "!document.getElementById('entrance').hidden";

async function enter(page: BrowserPage, key: string): Promise<void> {
  await page.evaluate(
    `document.getElementById("key").value = ${JSON.stringify(key)}; document.getElementById("open").click();`,
  );
}

describe("in a browser, the documentation", () => {
  test("opens at once where no key is needed, also by the way from /", { timeout: 120_000 }, async (context) => {
    const chromium = requireChromium(context);
    const { url } = await startGateway();
    const page = await openPage(chromium, url);
    await expect.poll(async () => await page.evaluate(OPERATIONS), slow).toBeGreaterThan(15);
    expect(await page.evaluate("location.pathname")).toBe("/docs");
    expect(await page.evaluate(ASKS)).toBe(false);
  });

  test.for([
    ["api_key", sharedApiKey(KEY), KEY],
    ["bearer", sharedBearerToken(KEY), KEY],
    ["callers", namedCallers(parseCallers(JSON.stringify({ callers: [entry] }))), callersKey],
  ] as const)(
    "in mode %s asks for the key, and forgets it with the page",
    { timeout: 120_000 },
    async ([, authenticate, key], context) => {
      const chromium = requireChromium(context);
      const { url, governance } = await startGateway({ authenticate });
      const page = await openPage(chromium, `${url}/docs`);
      await expect.poll(async () => await page.evaluate(ASKS), slow).toBe(true);
      await enter(page, "a-wrong-key");
      const refusal = "document.getElementById('refusal').textContent";
      await expect.poll(async () => await page.evaluate(refusal), slow).toContain("does not know this key");
      expect(await page.evaluate(OPERATIONS)).toBe(0);
      await enter(page, key);
      await expect.poll(async () => await page.evaluate(OPERATIONS), slow).toBeGreaterThan(15);
      // An example is tried with the key.
      await page.evaluate(`(async () => {
      const block = document.querySelector("[id$='-get']");
      const wait = () => new Promise((resolve) => setTimeout(resolve, 20));
      const find = async (selector) => { for (;;) { const found = block.querySelector(selector); if (found) return found; await wait(); } };
      (await find(".opblock-summary-control")).click();
      (await find(".try-out__btn")).click();
      (await find(".execute")).click();
    })()`);
      await expect.poll(() => governance.handled.map(({ operation }) => operation), slow).toEqual(["get"]);
      const kept = "JSON.stringify([localStorage, sessionStorage, document.cookie, location.href])";
      expect(await page.evaluate(kept)).not.toContain(key);
      expect(await page.evaluate("document.documentElement.outerHTML")).not.toContain(key);
      await page.evaluate("location.reload()");
      await expect.poll(async () => await page.evaluate(ASKS).catch(() => false), slow).toBe(true);
    },
  );
});
