import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { isObject } from "@mgp/core";
import { expect, onTestFinished } from "vitest";
import { visit } from "../threats/support/chromium.ts";

/** A page in a browser. */
export interface BrowserPage {
  /** Runs an expression in the page. @returns its value, which JSON can carry */
  readonly evaluate: (expression: string) => Promise<unknown>;
}

/** Opens a page in a fresh Chromium and takes hold of it by the DevTools protocol. */
export async function openPage(chromium: string, url: string): Promise<BrowserPage> {
  const profile = visit(chromium, url);
  const portFile = path.join(profile, "DevToolsActivePort");
  await expect.poll(() => existsSync(portFile) && readFileSync(portFile, "utf8").includes("\n"), slow).toBe(true);
  const [port = ""] = readFileSync(portFile, "utf8").split("\n");
  let address = "";
  await expect.poll(async () => (address = await pageAddress(port, new URL(url).origin)), slow).not.toBe("");
  const socket = new WebSocket(address);
  onTestFinished(() => socket.close());
  await new Promise((resolve) => socket.addEventListener("open", resolve, { once: true }));
  let calls = 0;
  return {
    evaluate: async (expression) => {
      calls += 1;
      const id = calls;
      const answered = answerOf(socket, id);
      const params = { expression, awaitPromise: true, returnByValue: true };
      socket.send(JSON.stringify({ id, method: "Runtime.evaluate", params }));
      return await answered;
    },
  };
}

/** A machine that is busy takes long to start a browser. */
export const slow = { timeout: 60_000 };

async function pageAddress(port: string, origin: string): Promise<string> {
  const pages: unknown = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
  const listed: readonly unknown[] = Array.isArray(pages) ? pages : [];
  const page = listed.find((one) => isObject(one) && String(one["url"]).startsWith(origin));
  return isObject(page) ? String(page["webSocketDebuggerUrl"]) : "";
}

async function answerOf(socket: WebSocket, id: number): Promise<unknown> {
  return await new Promise((resolve, reject) => {
    const onMessage = ({ data }: MessageEvent): void => {
      const message: unknown = JSON.parse(String(data));
      if (!isObject(message) || message["id"] !== id) return;
      socket.removeEventListener("message", onMessage);
      const answer = message["result"];
      if (!isObject(answer) || !isObject(answer["result"]) || answer["exceptionDetails"] !== undefined)
        reject(new Error(`The page answered ${JSON.stringify(message)}.`));
      else resolve(answer["result"]["value"]);
    };
    socket.addEventListener("message", onMessage);
  });
}
